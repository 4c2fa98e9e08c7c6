import { overlapOfClasses } from './counting/overlap-of-classes.js';
import type { CountingMetric } from './definition.js';

/** The mean of the intersections over unions of all classes. */
export const meanIou: CountingMetric<'confusion'> = {
  className: 'MeanIoU',
  aliases: ['mean_io_u'],
  ...overlapOfClasses({ areSome: false, areOneHot: false }),
};
