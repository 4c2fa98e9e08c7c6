import { add, greater, less, multiply, where } from '../../graph/index.js';
import type { ActivationDefinition } from './definition.js';
import { he } from './sources.js';

/** 0 up to -1, x from 1 on, and (x + 1)² / 4 in between. */
export const sparsePlus: ActivationDefinition = {
  className: 'sparse_plus',
  aliases: [],
  parameters: [],
  character: 'rectifier',
  ...he,
  forward: (x) => {
    const raised = add(x, 1);
    return where(greater(x, -1), where(less(x, 1), multiply(multiply(raised, raised), 0.25), x), 0);
  },
};
