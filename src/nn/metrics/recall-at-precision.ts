import { bestWhere, precisionAt, sensitivity } from './counting/best-where.js';
import type { Confusion } from './counting/confusion.js';
import type { CountingMetric } from './definition.js';

/** The best recall at a threshold that keeps the precision at least as high as asked. */
export const recallAtPrecision: CountingMetric<keyof Confusion> = {
  className: 'RecallAtPrecision',
  aliases: ['recall_at_precision'],
  ...bestWhere('precision', precisionAt, sensitivity),
};
