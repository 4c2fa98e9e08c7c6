import { bestWhere, sensitivity, specificity } from './counting/best-where.js';
import type { Confusion } from './counting/confusion.js';
import type { CountingMetric } from './definition.js';

/** The best specificity at a threshold that keeps the sensitivity at least as high as asked. */
export const specificityAtSensitivity: CountingMetric<keyof Confusion> = {
  className: 'SpecificityAtSensitivity',
  aliases: ['specificity_at_sensitivity'],
  ...bestWhere('sensitivity', sensitivity, specificity),
};
