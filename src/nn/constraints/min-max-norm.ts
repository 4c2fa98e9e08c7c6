import { add, clip, multiply } from '../../graph/index.js';
import { numberArgument } from '../argument.js';
import type { ConstraintDefinition } from './definition.js';
import { axisParameter, stretched } from './length.js';

/** Between `min_value` and `max_value` long, or a share `rate` of the way to there in each step. */
export const minMaxNorm: ConstraintDefinition = {
  className: 'MinMaxNorm',
  aliases: ['min_max_norm'],
  parameters: [
    { name: 'min_value', default: 0 },
    { name: 'max_value', default: 1 },
    { name: 'rate', default: 1 },
    axisParameter,
  ],
  project(weight, config) {
    const rate = numberArgument(config, 'rate');
    return stretched(weight, config, (length) => {
      const bounded = clip(length, numberArgument(config, 'min_value'), numberArgument(config, 'max_value'));
      return add(multiply(bounded, rate), multiply(length, 1 - rate));
    });
  },
};
