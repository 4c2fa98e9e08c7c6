import { clip } from '../../graph/index.js';
import { numberArgument } from '../argument.js';
import type { ConstraintDefinition } from './definition.js';
import { axisParameter, stretched } from './length.js';

/** No longer than `max_value` (Srivastava et al., 2014). */
export const maxNorm: ConstraintDefinition = {
  className: 'MaxNorm',
  aliases: ['max_norm'],
  parameters: [{ name: 'max_value', default: 2 }, axisParameter],
  project: (weight, config) =>
    stretched(weight, config, (length) => clip(length, 0, numberArgument(config, 'max_value'))),
};
