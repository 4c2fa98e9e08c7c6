import { cast, equal, multiply, or, reduceMean, relu, subtract, where, type Tensor } from '../../graph/index.js';
import type { Comparison } from './definition.js';
import { valueTarget } from './target.js';

/**
 * How far each output is from lying 1 beyond 0 on the side of its target: max(0, 1 - target · prediction). Targets are
 * -1 and 1; where a batch has only 0 and 1, 0 counts as -1 (keras/src/losses/losses.py,
 * `convert_binary_labels_to_hinge`).
 */
export function missingMargin(comparison: Comparison): Tensor {
  const target = valueTarget(comparison);
  const isBinary = equal(reduceMean(cast(or(equal(target, 0), equal(target, 1)), 'float32')), 1);
  const side = where(isBinary, subtract(multiply(target, 2), 1), target);
  return relu(subtract(1, multiply(side, comparison.prediction)));
}
