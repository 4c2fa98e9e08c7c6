import { overlapOfClasses } from './counting/overlap-of-classes.js';
import type { CountingMetric } from './definition.js';

/** The mean of the intersections over unions of all classes, where targets are one-hot. */
export const oneHotMeanIou: CountingMetric<'confusion'> = {
  className: 'OneHotMeanIoU',
  aliases: ['one_hot_mean_io_u'],
  ...overlapOfClasses({ areSome: false, areOneHot: true }),
};
