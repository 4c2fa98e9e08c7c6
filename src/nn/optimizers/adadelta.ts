import { add, divide, multiply, squareRoot, subtract, type Tensor } from '../../graph/index.js';
import { numberArgument } from '../argument.js';
import { baseOptimizerParameters, learningRateParameter } from './base.js';
import { slotOf, type OptimizerDefinition } from './definition.js';
import { squared } from './squared.js';

/**
 * Steps in the proportion of the last steps to the last gradients (Zeiler, 2012; keras/src/optimizers/adadelta.py). The
 * paper has a learning rate of 1; Keras's default is a thousandth of that.
 */
export const adadelta: OptimizerDefinition = {
  className: 'Adadelta',
  aliases: [],
  parameters: [
    learningRateParameter(0.001),
    { name: 'rho', default: 0.95 },
    { name: 'epsilon', default: 1e-7 },
    ...baseOptimizerParameters(),
  ],
  slots: () => [slotOf('accumulated_grad'), slotOf('accumulated_delta_var')],
  rule({ config, learningRate }) {
    const rho = numberArgument(config, 'rho');
    const epsilon = numberArgument(config, 'epsilon');
    const root = (meanSquare: Tensor): Tensor => squareRoot(add(meanSquare, epsilon));
    const averaged = (average: Tensor, square: Tensor): Tensor => add(multiply(average, rho), multiply(square, 1 - rho));
    return ({ weight, gradient, slot }) => {
      const square = squared(gradient);
      const gradients = averaged(slot('accumulated_grad'), square);
      const proportion = divide(root(slot('accumulated_delta_var')), root(gradients));
      const move = multiply(proportion, gradient);
      return {
        weight: subtract(weight, multiply(move, learningRate)),
        slots: {
          accumulated_grad: gradients,
          accumulated_delta_var: averaged(slot('accumulated_delta_var'), multiply(multiply(proportion, proportion), square)),
        },
      };
    };
  },
};
