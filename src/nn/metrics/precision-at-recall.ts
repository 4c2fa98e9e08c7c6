import { bestWhere, precisionAt, sensitivity } from './counting/best-where.js';
import type { Confusion } from './counting/confusion.js';
import type { CountingMetric } from './definition.js';

/** The best precision at a threshold that keeps the recall at least as high as asked. */
export const precisionAtRecall: CountingMetric<keyof Confusion> = {
  className: 'PrecisionAtRecall',
  aliases: ['precision_at_recall'],
  ...bestWhere('recall', sensitivity, precisionAt),
};
