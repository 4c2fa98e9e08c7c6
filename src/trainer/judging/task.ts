import { losses } from '../../nn/index.js';
import { mostClasses } from '../../protocol/index.js';
import { isUnknown, type CompileStep } from '../../spec/index.js';

/**
 * What a model is for, as far as its outputs can be compared with targets one by one: it chooses one class among several
 * (whose targets are numbers, or rows with a 1), says yes or no above a threshold, or predicts a number.
 */
export type Task =
  | { readonly kind: 'classes'; readonly classes: number; readonly targets: 'numbers' | 'rows' }
  | { readonly kind: 'binary'; readonly threshold: number }
  | { readonly kind: 'value' };

const binary: ReadonlySet<string> = new Set(['BinaryCrossentropy', 'BinaryFocalCrossentropy']);
const choosing: ReadonlySet<string> = new Set([
  'SparseCategoricalCrossentropy',
  'CategoricalCrossentropy',
  'CategoricalFocalCrossentropy',
]);
const measuring: ReadonlySet<string> = new Set([
  'MeanSquaredError',
  'MeanAbsoluteError',
  'MeanAbsolutePercentageError',
  'MeanSquaredLogarithmicError',
  'Huber',
  'LogCosh',
  'Poisson',
]);

/**
 * The task of a model with one output, by its loss.
 * @param output the shape of the output for one sample.
 * @returns null where nothing is to be said for sure: of sequences, pictures, several labels at a time, losses of one's own.
 */
export function taskOf({ loss, losses: several }: Pick<CompileStep, 'loss' | 'losses'>, output: readonly number[]): Task | null {
  if (several !== undefined || loss === null || isUnknown(loss) || output.length !== 1) return null;
  const [units = 0] = output;
  const definition = losses.find(loss.className);
  if (definition === undefined) return null;
  const { className, targets } = definition;
  if (choosing.has(className)) {
    return units < 2 || units > mostClasses ? null : { kind: 'classes', classes: units, targets: targets === 'classes' ? 'numbers' : 'rows' };
  }
  if (units !== 1) return null;
  if (binary.has(className)) {
    const fromLogits = loss.config['from_logits'];
    if (isUnknown(fromLogits)) return null;
    return { kind: 'binary', threshold: fromLogits === true ? 0 : 0.5 };
  }
  return measuring.has(className) ? { kind: 'value' } : null;
}
