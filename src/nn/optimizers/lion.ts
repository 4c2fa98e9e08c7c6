import * as l10n from '@vscode/l10n';
import { add, multiply, sign, subtract, type Tensor } from '../../graph/index.js';
import { ArgumentError, numberArgument } from '../argument.js';
import { baseOptimizerParameters, learningRateParameter } from './base.js';
import { slotOf, type OptimizerDefinition } from './definition.js';

/** Steps of one size, by the sign of the averaged gradient alone (Chen et al., 2023; keras/src/optimizers/lion.py). */
export const lion: OptimizerDefinition = {
  className: 'Lion',
  aliases: [],
  parameters: [
    learningRateParameter(0.001),
    { name: 'beta_1', default: 0.9 },
    { name: 'beta_2', default: 0.99 },
    ...baseOptimizerParameters(),
  ],
  slots: () => [slotOf('momentum')],
  rule({ config, learningRate }) {
    const beta1 = numberArgument(config, 'beta_1');
    const beta2 = numberArgument(config, 'beta_2');
    if (beta1 <= 0 || beta1 > 1) {
      const message = l10n.t('The "beta_1" of Lion must be above 0 and at most 1; it is {0}.', beta1);
      throw new ArgumentError('beta_1', message);
    }
    const averaged = (average: Tensor, gradient: Tensor, beta: number): Tensor =>
      add(multiply(average, beta), multiply(gradient, 1 - beta));
    return ({ weight, gradient, slot }) => {
      const direction = sign(averaged(slot('momentum'), gradient, beta1));
      return {
        weight: subtract(weight, multiply(direction, learningRate)),
        slots: { momentum: averaged(slot('momentum'), gradient, beta2) },
      };
    };
  },
};
