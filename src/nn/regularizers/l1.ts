import { absolute, multiply, reduceSum } from '../../graph/index.js';
import type { RegularizerDefinition } from './definition.js';
import { factorArgument } from './factor.js';

/** l1 · Σ|w|: many weights become 0 (Tibshirani, 1996). */
export const l1: RegularizerDefinition = {
  className: 'L1',
  aliases: ['l1'],
  parameters: [{ name: 'l1', default: 0.01, aliases: ['l'] }],
  penalty: (values, config) => multiply(reduceSum(absolute(values)), factorArgument(config, 'l1', 0.01)),
};
