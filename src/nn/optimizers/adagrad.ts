import { add, divide, multiply, squareRoot, subtract } from '../../graph/index.js';
import { numberArgument } from '../argument.js';
import { baseOptimizerParameters, learningRateParameter } from './base.js';
import { slotOf, type OptimizerDefinition } from './definition.js';
import { squared } from './squared.js';

/** Steps that shrink as squared gradients add up (Duchi et al., 2011; keras/src/optimizers/adagrad.py). */
export const adagrad: OptimizerDefinition = {
  className: 'Adagrad',
  aliases: [],
  parameters: [
    learningRateParameter(0.001),
    { name: 'initial_accumulator_value', default: 0.1 },
    { name: 'epsilon', default: 1e-7 },
    ...baseOptimizerParameters(),
  ],
  slots: (config) => [slotOf('accumulator', numberArgument(config, 'initial_accumulator_value'))],
  rule({ config, learningRate }) {
    const epsilon = numberArgument(config, 'epsilon');
    return ({ weight, gradient, slot }) => {
      const accumulator = add(slot('accumulator'), squared(gradient));
      const move = divide(multiply(gradient, learningRate), squareRoot(add(accumulator, epsilon)));
      return { weight: subtract(weight, move), slots: { accumulator } };
    };
  },
};
