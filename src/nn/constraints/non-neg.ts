import { relu } from '../../graph/index.js';
import type { ConstraintDefinition } from './definition.js';

/** No weight below 0. */
export const nonNeg: ConstraintDefinition = {
  className: 'NonNeg',
  aliases: ['non_neg'],
  parameters: [],
  project: (weight) => relu(weight),
};
