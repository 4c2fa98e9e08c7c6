import * as l10n from '@vscode/l10n';
import { cast, oneHot as places, reduceMax, reduceSum, reshape, type Tensor } from '../../../graph/index.js';
import { isUnknown, type Config, type Maybe, type Shape } from '../../../spec/index.js';
import { argument, ArgumentError } from '../../argument.js';

/** How a layer of categories writes them: as their numbers, or in a vector with a place for each. */
export type OutputMode = 'int' | 'one_hot' | 'multi_hot' | 'count' | 'tf_idf';

/** What Keras 2 called a mode; Keras takes that, too (keras/src/layers/preprocessing/text_vectorization.py). */
const olderModes: Readonly<Partial<Record<string, OutputMode>>> = { binary: 'multi_hot', 'tf-idf': 'tf_idf' };

/** The argument `output_mode`. @throws ArgumentError where it is none of those that the layer takes. */
export function outputMode(className: string, config: Config, modes: readonly OutputMode[]): Maybe<OutputMode> {
  const value = argument(config, 'output_mode');
  if (isUnknown(value)) return value;
  const mode = modes.find((one) => one === (typeof value === 'string' ? (olderModes[value] ?? value) : value));
  if (mode !== undefined) return mode;
  const names = modes.map((one) => `"${one}"`).join(', ');
  throw new ArgumentError('output_mode', l10n.t('The "output_mode" of {0} must be one of {1}.', className, names));
}

/** A vector for each category; an axis of length 1 gives way to it. */
export function oneHot(input: Shape, places: number | null): Shape {
  return input.length > 1 && input.at(-1) === 1 ? [...input.slice(0, -1), places] : [...input, places];
}

/** A vector for all categories along the last axis. */
export function multiHot(input: Shape, places: number | null): Shape {
  return [...input.slice(0, -1), places];
}

/**
 * Numbers of categories as a mode writes them (keras/src/utils/numerical_utils.py, `encode_categorical_inputs`).
 * @param depth How many categories there are.
 */
export function encoded(mode: OutputMode, numbers: Tensor, depth: number): Tensor {
  if (mode === 'int') return numbers;
  const { shape } = numbers;
  const isColumn = mode === 'one_hot' && shape.length > 1 && shape.at(-1) === 1;
  const vectors = places(cast(isColumn ? reshape(numbers, shape.slice(0, -1)) : numbers, 'int64'), depth);
  if (mode === 'one_hot') return vectors;
  return mode === 'multi_hot' ? reduceMax(vectors, [-2]) : reduceSum(vectors, [-2]);
}
