import { absolute, add, beforeScattering, divide, maximum, multiply, power, subtract } from '../../graph/index.js';
import { numberArgument } from '../argument.js';
import { baseOptimizerParameters, learningRateParameter } from './base.js';
import { slotOf, type OptimizerDefinition } from './definition.js';

/**
 * Adam with the greatest gradient in place of the second moment (Kingma and Ba, 2015, section 7.1;
 * keras/src/optimizers/adamax.py).
 */
export const adamax: OptimizerDefinition = {
  className: 'Adamax',
  aliases: [],
  parameters: [
    learningRateParameter(0.001),
    { name: 'beta_1', default: 0.9 },
    { name: 'beta_2', default: 0.999 },
    { name: 'epsilon', default: 1e-7 },
    ...baseOptimizerParameters(),
  ],
  slots: () => [slotOf('momentum'), slotOf('norm')],
  rule({ config, learningRate, iteration }) {
    const beta1 = numberArgument(config, 'beta_1');
    const beta2 = numberArgument(config, 'beta_2');
    const epsilon = numberArgument(config, 'epsilon');
    const rate = divide(learningRate, subtract(1, power(beta1, iteration)));
    return ({ weight, gradient, slot }) => {
      const momentum = add(multiply(slot('momentum'), beta1), multiply(gradient, 1 - beta1));
      const norm = maximum(multiply(slot('norm'), beta2), beforeScattering(gradient, absolute));
      const move = divide(multiply(momentum, rate), add(norm, epsilon));
      return { weight: subtract(weight, move), slots: { momentum, norm } };
    };
  },
};
