import { softplus as smoothRectifier } from '../../graph/index.js';
import type { ActivationDefinition } from './definition.js';
import { he } from './sources.js';

/** log(1 + exp(x)): a ReLU without the corner (Dugas et al., 2001). */
export const softplus: ActivationDefinition = {
  className: 'softplus',
  aliases: [],
  parameters: [],
  character: 'rectifier',
  ...he,
  forward: (x) => smoothRectifier(x),
};
