import { add, divide, maximum, multiply, power, squareRoot, subtract } from '../../graph/index.js';
import { booleanArgument, numberArgument } from '../argument.js';
import { baseOptimizerParameters, learningRateParameter } from './base.js';
import type { OptimizerDefinition } from './definition.js';

/**
 * Adam (Kingma and Ba, 2015) and AMSGrad (Reddi et al., 2018), as keras/src/optimizers/adam.py writes them: epsilon is
 * the paper's "epsilon hat", added to the root of the uncorrected second moment.
 */
export const adam: OptimizerDefinition = {
  className: 'Adam',
  aliases: [],
  parameters: [
    learningRateParameter(0.001),
    { name: 'beta_1', default: 0.9 },
    { name: 'beta_2', default: 0.999 },
    { name: 'epsilon', default: 1e-7 },
    { name: 'amsgrad', default: false },
    ...baseOptimizerParameters,
  ],
  slots: (config) =>
    booleanArgument(config, 'amsgrad') ? ['momentum', 'velocity', 'velocity_hat'] : ['momentum', 'velocity'],
  rule({ config, learningRate, iteration }) {
    const beta1 = numberArgument(config, 'beta_1');
    const beta2 = numberArgument(config, 'beta_2');
    const epsilon = numberArgument(config, 'epsilon');
    const amsgrad = booleanArgument(config, 'amsgrad');
    const correction = divide(squareRoot(subtract(1, power(beta2, iteration))), subtract(1, power(beta1, iteration)));
    const rate = multiply(learningRate, correction);
    return ({ weight, gradient, slot }) => {
      const momentum = add(multiply(slot('momentum'), beta1), multiply(gradient, 1 - beta1));
      const square = multiply(gradient, gradient);
      const velocity = add(multiply(slot('velocity'), beta2), multiply(square, 1 - beta2));
      const largest = amsgrad ? maximum(slot('velocity_hat'), velocity) : velocity;
      const move = divide(multiply(momentum, rate), add(squareRoot(largest), epsilon));
      const slots = amsgrad ? { momentum, velocity, velocity_hat: largest } : { momentum, velocity };
      return { weight: subtract(weight, move), slots };
    };
  },
};
