import type { ConstraintDefinition } from './definition.js';
import { axisParameter, normalized } from './length.js';

/** Of length 1. */
export const unitNorm: ConstraintDefinition = {
  className: 'UnitNorm',
  aliases: ['unit_norm'],
  parameters: [axisParameter],
  project: normalized,
};
