import type { Rule } from '../../rule.js';
import { dropoutAtOutput } from './dropout-at-output.js';
import { dropoutRate } from './dropout-rate.js';
import { maxNormValue } from './max-norm-value.js';
import { penaltyStrength } from './penalty-strength.js';

/** Rules about dropout, penalties and limits on weights. */
export const regularizationRules: readonly Rule[] = [dropoutRate, dropoutAtOutput, penaltyStrength, maxNormValue];
