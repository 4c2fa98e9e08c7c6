import type { Rule } from '../../rule.js';
import { clippingBothWays } from './clipping-both-ways.js';
import { clippingByValue } from './clipping-by-value.js';
import { clippingLimit } from './clipping-limit.js';
import { recurrentWithoutClipping } from './recurrent-without-clipping.js';

/** Rules about gradients that explode, and what holds them. */
export const gradientRules: readonly Rule[] = [recurrentWithoutClipping, clippingBothWays, clippingLimit, clippingByValue];
