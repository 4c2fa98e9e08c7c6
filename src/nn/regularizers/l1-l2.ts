import { absolute, add, constant, multiply, reduceSum, sumOfSquares } from '../../graph/index.js';
import type { RegularizerDefinition } from './definition.js';
import { factorArgument } from './factor.js';

/** l1 · Σ|w| + l2 · Σw² (Zou and Hastie, 2005). Both factors are 0 unless they are given. */
export const l1l2: RegularizerDefinition = {
  className: 'L1L2',
  aliases: ['l1l2', 'l1_l2'],
  parameters: [
    { name: 'l1', default: 0 },
    { name: 'l2', default: 0 },
  ],
  penalty(values, config) {
    const absoluteFactor = factorArgument(config, 'l1', 0);
    const squareFactor = factorArgument(config, 'l2', 0);
    const ofSizes = absoluteFactor === 0 ? constant(0) : multiply(reduceSum(absolute(values)), absoluteFactor);
    return squareFactor === 0 ? ofSizes : add(ofSizes, multiply(sumOfSquares(values), squareFactor));
  },
};
