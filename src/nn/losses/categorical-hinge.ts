import { add, multiply, reduceMax, reduceSum, relu, subtract } from '../../graph/index.js';
import type { LossDefinition } from './definition.js';
import { lossParameters } from './parameters.js';
import { valueTarget } from './target.js';

/** How far the greatest output of a wrong class is from lying 1 below that of the true one. */
export const categoricalHinge: LossDefinition = {
  className: 'CategoricalHinge',
  aliases: ['categorical_hinge'],
  parameters: lossParameters('categorical_hinge'),
  targets: 'values',
  compute(comparison) {
    const { prediction } = comparison;
    const target = valueTarget(comparison);
    const right = reduceSum(multiply(target, prediction), [-1]);
    const wrong = reduceMax(multiply(subtract(1, target), prediction), [-1]);
    return relu(add(subtract(wrong, right), 1));
  },
};
