import { add, divide, multiply, power, squareRoot, subtract, type Tensor } from '../../graph/index.js';
import { numberArgument } from '../argument.js';
import { baseOptimizerParameters, learningRateParameter } from './base.js';
import { slotOf, type OptimizerDefinition } from './definition.js';
import { squared } from './squared.js';

/**
 * Adam with Nesterov's momentum, which grows by a schedule (Dozat, 2016; keras/src/optimizers/nadam.py). Keras 2 had a
 * slower schedule, 0.96^(0.004 · t).
 */
export const nadam: OptimizerDefinition = {
  className: 'Nadam',
  aliases: [],
  parameters: [
    learningRateParameter(0.001),
    { name: 'beta_1', default: 0.9 },
    { name: 'beta_2', default: 0.999 },
    { name: 'epsilon', default: 1e-7 },
    ...baseOptimizerParameters(),
  ],
  // The product of the schedule so far, which is the same for all weights.
  slots: () => [slotOf('momentum'), slotOf('velocity'), { name: 'u_product', initial: 1, extent: 'weight' }],
  rule({ config, learningRate, iteration }) {
    const beta1 = numberArgument(config, 'beta_1');
    const beta2 = numberArgument(config, 'beta_2');
    const epsilon = numberArgument(config, 'epsilon');
    const schedule = (step: Tensor): Tensor => multiply(subtract(1, multiply(power(0.96, step), 0.5)), beta1);
    const now = schedule(iteration);
    const next = schedule(add(iteration, 1));
    const secondCorrection = subtract(1, power(beta2, iteration));
    return ({ weight, gradient, slot }) => {
      const product = multiply(slot('u_product'), now);
      const momentum = add(multiply(slot('momentum'), beta1), multiply(gradient, 1 - beta1));
      const velocity = add(multiply(slot('velocity'), beta2), multiply(squared(gradient), 1 - beta2));
      const ahead = divide(next, subtract(1, multiply(product, next)));
      const current = divide(subtract(1, now), subtract(1, product));
      const corrected = add(multiply(momentum, ahead), multiply(gradient, current));
      const root = squareRoot(divide(velocity, secondCorrection));
      const move = divide(multiply(corrected, learningRate), add(root, epsilon));
      return { weight: subtract(weight, move), slots: { momentum, velocity, u_product: product } };
    };
  },
};
