import { activationRules } from './activation.js';
import { convolutionRules } from './convolution.js';
import { elementwiseRules } from './elementwise.js';
import { layoutRules } from './layout.js';
import { matrixRules } from './matrix.js';
import { poolingRules } from './pooling.js';
import { reductionRules } from './reduction.js';
import type { Rule } from './rule.js';

/** How tfjs computes each operation that has one result. */
export const rules: ReadonlyMap<string, Rule> = new Map<string, Rule>(
  Object.entries({
    ...elementwiseRules,
    ...activationRules,
    ...reductionRules,
    ...matrixRules,
    ...convolutionRules,
    ...poolingRules,
    ...layoutRules,
  }),
);
