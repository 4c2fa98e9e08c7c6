import { bestWhere, sensitivity, specificity } from './counting/best-where.js';
import type { Confusion } from './counting/confusion.js';
import type { CountingMetric } from './definition.js';

/** The best sensitivity at a threshold that keeps the specificity at least as high as asked. */
export const sensitivityAtSpecificity: CountingMetric<keyof Confusion> = {
  className: 'SensitivityAtSpecificity',
  aliases: ['sensitivity_at_specificity'],
  ...bestWhere('specificity', specificity, sensitivity),
};
