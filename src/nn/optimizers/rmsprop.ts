import { add, divide, multiply, squareRoot, subtract, type Tensor } from '../../graph/index.js';
import { booleanArgument, numberArgument } from '../argument.js';
import { baseOptimizerParameters, learningRateParameter } from './base.js';
import { slotOf, type OptimizerDefinition } from './definition.js';
import { squared } from './squared.js';

/**
 * Gradients divided by the root of their moving mean square (Tieleman and Hinton, 2012), or of their moving variance
 * where `centered` (Graves, 2013). As keras/src/optimizers/rmsprop.py writes it: epsilon stands under the root.
 */
export const rmsprop: OptimizerDefinition = {
  className: 'RMSprop',
  aliases: [],
  parameters: [
    learningRateParameter(0.001),
    { name: 'rho', default: 0.9 },
    { name: 'momentum', default: 0 },
    { name: 'epsilon', default: 1e-7 },
    { name: 'centered', default: false },
    ...baseOptimizerParameters(),
  ],
  slots: (config) => [
    slotOf('velocity'),
    ...(numberArgument(config, 'momentum') > 0 ? [slotOf('momentum')] : []),
    ...(booleanArgument(config, 'centered') ? [slotOf('average_gradient')] : []),
  ],
  rule({ config, learningRate }) {
    const rho = numberArgument(config, 'rho');
    const momentum = numberArgument(config, 'momentum');
    const epsilon = numberArgument(config, 'epsilon');
    const centered = booleanArgument(config, 'centered');
    const averaged = (average: Tensor, value: Tensor): Tensor => add(multiply(average, rho), multiply(value, 1 - rho));
    return ({ weight, gradient, slot }) => {
      const velocity = averaged(slot('velocity'), squared(gradient));
      const mean = centered ? averaged(slot('average_gradient'), gradient) : undefined;
      const spread = mean === undefined ? velocity : subtract(velocity, multiply(mean, mean));
      const step = divide(multiply(gradient, learningRate), squareRoot(add(spread, epsilon)));
      const move = momentum > 0 ? add(multiply(slot('momentum'), momentum), step) : step;
      return {
        weight: subtract(weight, move),
        slots: {
          velocity,
          ...(momentum > 0 && { momentum: move }),
          ...(mean !== undefined && { average_gradient: mean }),
        },
      };
    };
  },
};
