import type { Rule } from '../../rule.js';
import { biasBeforeNormalization } from './bias-before-normalization.js';
import { dropoutBeforeNormalization } from './dropout-before-normalization.js';
import { mixedNormalizationOrder } from './mixed-normalization-order.js';
import { normalizationAxis } from './normalization-axis.js';
import { normalizationInRecurrentStack } from './normalization-in-recurrent-stack.js';
import { normalizationOfTinyBatches } from './normalization-of-tiny-batches.js';

/** Rules about batch and layer normalization. */
export const normalizationRules: readonly Rule[] = [
  biasBeforeNormalization,
  normalizationInRecurrentStack,
  normalizationOfTinyBatches,
  dropoutBeforeNormalization,
  mixedNormalizationOrder,
  normalizationAxis,
];
