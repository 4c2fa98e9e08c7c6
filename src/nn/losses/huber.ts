import { absolute, lessOrEqual, multiply, reduceMean, subtract, where } from '../../graph/index.js';
import { numberArgument } from '../argument.js';
import type { LossDefinition } from './definition.js';
import { lossParameters } from './parameters.js';
import { valueTarget } from './target.js';

/** Half the square of the difference where it is at most delta, and a line from there on (Huber, 1964). */
export const huber: LossDefinition = {
  className: 'Huber',
  aliases: ['huber'],
  parameters: [{ name: 'delta', default: 1 }, ...lossParameters('huber_loss')],
  targets: 'values',
  compute(comparison, config) {
    const delta = numberArgument(config, 'delta');
    const difference = subtract(comparison.prediction, valueTarget(comparison));
    const size = absolute(difference);
    const square = multiply(multiply(difference, difference), 0.5);
    const line = subtract(multiply(size, delta), delta ** 2 / 2);
    return reduceMean(where(lessOrEqual(size, delta), square, line), [-1]);
  },
};
