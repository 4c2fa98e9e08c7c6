import * as l10n from '@vscode/l10n';
import { add, clip, divide, multiply, power, subtract, type Tensor } from '../../graph/index.js';
import type { Config } from '../../spec/index.js';
import { ArgumentError, numberArgument } from '../argument.js';
import { baseOptimizerParameters, learningRateParameter } from './base.js';
import { slotOf, type OptimizerDefinition } from './definition.js';
import { squared } from './squared.js';

/**
 * "Follow the regularized leader": the weights that would have been best for all linearized losses so far, with
 * penalties that make many of them exactly 0 (McMahan et al., 2013; keras/src/optimizers/ftrl.py).
 */
export const ftrl: OptimizerDefinition = {
  className: 'Ftrl',
  aliases: [],
  parameters: [
    learningRateParameter(0.001),
    { name: 'learning_rate_power', default: -0.5 },
    { name: 'initial_accumulator_value', default: 0.1 },
    { name: 'l1_regularization_strength', default: 0 },
    { name: 'l2_regularization_strength', default: 0 },
    { name: 'l2_shrinkage_regularization_strength', default: 0 },
    { name: 'beta', default: 0 },
    ...baseOptimizerParameters(),
  ],
  slots: (config) => [slotOf('accumulator', numberArgument(config, 'initial_accumulator_value')), slotOf('linear')],
  rule({ config, learningRate }) {
    const exponent = -atMostZero(config, 'learning_rate_power');
    const l1 = atLeastZero(config, 'l1_regularization_strength');
    const l2 = atLeastZero(config, 'l2_regularization_strength');
    const shrinkage = atLeastZero(config, 'l2_shrinkage_regularization_strength');
    const beta = numberArgument(config, 'beta');
    const curvature = add(divide(beta, learningRate), 2 * l2);
    const raised = (accumulator: Tensor): Tensor => divide(power(accumulator, exponent), learningRate);
    return ({ weight, gradient, slot }) => {
      const accumulator = add(slot('accumulator'), squared(gradient));
      const shrunk = shrinkage === 0 ? gradient : add(gradient, multiply(weight, 2 * shrinkage));
      const growth = subtract(raised(accumulator), raised(slot('accumulator')));
      const linear = add(slot('linear'), subtract(shrunk, multiply(growth, weight)));
      const quadratic = add(raised(accumulator), curvature);
      return {
        weight: divide(subtract(clip(linear, -l1, l1), linear), quadratic),
        slots: { accumulator, linear },
      };
    };
  },
};

function atLeastZero(config: Config, name: string): number {
  const value = numberArgument(config, name);
  if (value >= 0) return value;
  throw new ArgumentError(name, l10n.t('The "{0}" of Ftrl must be 0 or more; it is {1}.', name, value));
}

function atMostZero(config: Config, name: string): number {
  const value = numberArgument(config, name);
  if (value <= 0) return value;
  throw new ArgumentError(name, l10n.t('The "{0}" of Ftrl must be 0 or less; it is {1}.', name, value));
}
