import { wideElementwiseRules } from './elementwise.js';
import { wideLayoutRules } from './layout.js';
import { wideReductionRules } from './reduction.js';
import type { WideRule } from './rule.js';

export type { WideArray } from './array.js';

/** How float64 nodes are computed, by operation. */
export const wideRules: ReadonlyMap<string, WideRule> = new Map<string, WideRule>(
  Object.entries({ ...wideElementwiseRules, ...wideLayoutRules, ...wideReductionRules }),
);
