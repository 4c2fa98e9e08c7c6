import { clip } from '../../graph/index.js';
import type { ActivationDefinition } from './definition.js';
import { he } from './sources.js';

/** min(max(0, x), 6) (Krizhevsky, 2010). */
export const relu6: ActivationDefinition = {
  className: 'relu6',
  aliases: [],
  parameters: [],
  character: 'rectifier',
  ...he,
  forward: (x) => clip(x, 0, 6),
};
