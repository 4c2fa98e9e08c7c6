import { add, multiply, subtract } from '../../graph/index.js';
import { booleanArgument, numberArgument } from '../argument.js';
import { baseOptimizerParameters, learningRateParameter } from './base.js';
import { slotOf, type OptimizerDefinition } from './definition.js';

/** Gradient descent, with momentum (Polyak, 1964) or Nesterov's (1983), as keras/src/optimizers/sgd.py writes them. */
export const sgd: OptimizerDefinition = {
  className: 'SGD',
  aliases: [],
  parameters: [
    learningRateParameter(0.01),
    { name: 'momentum', default: 0 },
    { name: 'nesterov', default: false },
    ...baseOptimizerParameters(),
  ],
  slots: (config) => (numberArgument(config, 'momentum') === 0 ? [] : [slotOf('momentum')]),
  rule({ config, learningRate }) {
    const momentum = numberArgument(config, 'momentum');
    const nesterov = booleanArgument(config, 'nesterov');
    return ({ weight, gradient, slot }) => {
      const step = multiply(gradient, learningRate);
      if (momentum === 0) return { weight: subtract(weight, step), slots: {} };
      const velocity = subtract(multiply(slot('momentum'), momentum), step);
      const move = nesterov ? subtract(multiply(velocity, momentum), step) : velocity;
      return { weight: add(weight, move), slots: { momentum: velocity } };
    };
  },
};
