import { isConfigObject, type CompileStep, type ConfigObject } from '../../spec/index.js';

/** What a loss compares: probabilities of classes, or numbers. */
export type LossKind =
  /** One probability a unit, each against 0 or 1. */
  | 'binary'
  /** The probabilities of exclusive classes against a row with a one. */
  | 'categorical'
  /** The probabilities of exclusive classes against the number of one. */
  | 'sparse'
  /** Numbers against numbers. */
  | 'regression';

const kinds: Readonly<Partial<Record<string, LossKind>>> = {
  BinaryCrossentropy: 'binary',
  BinaryFocalCrossentropy: 'binary',
  CategoricalCrossentropy: 'categorical',
  CategoricalFocalCrossentropy: 'categorical',
  SparseCategoricalCrossentropy: 'sparse',
  MeanSquaredError: 'regression',
  MeanAbsoluteError: 'regression',
  MeanAbsolutePercentageError: 'regression',
  MeanSquaredLogarithmicError: 'regression',
  Huber: 'regression',
  LogCosh: 'regression',
};

/** How Keras spells crossentropies as strings. */
const aliases: Readonly<Partial<Record<string, string>>> = {
  BinaryCrossentropy: 'binary_crossentropy',
  BinaryFocalCrossentropy: 'binary_focal_crossentropy',
  CategoricalCrossentropy: 'categorical_crossentropy',
  CategoricalFocalCrossentropy: 'categorical_focal_crossentropy',
  SparseCategoricalCrossentropy: 'sparse_categorical_crossentropy',
};

/** A loss of one of the kinds that rules speak about. */
export interface KnownLoss {
  readonly kind: LossKind;
  /** As people write it: `categorical_crossentropy`, `MeanSquaredError`. */
  readonly words: string;
  /** Whether it takes logits instead of probabilities; null where the file does not tell. */
  readonly fromLogits: boolean | null;
  readonly object: ConfigObject;
}

/** The loss of a compile, if it is one of those kinds; null for others, for several, and where the file does not tell. */
export function lossOf({ loss }: CompileStep): KnownLoss | null {
  if (!isConfigObject(loss)) return null;
  const kind = kinds[loss.className];
  if (kind === undefined) return null;
  const fromLogits = loss.config['from_logits'] ?? false;
  return { kind, words: aliases[loss.className] ?? loss.className, fromLogits: typeof fromLogits === 'boolean' ? fromLogits : null, object: loss };
}

/** Whether a loss takes probabilities of classes. */
export const isCrossentropy = ({ kind }: KnownLoss): boolean => kind !== 'regression';
