import { overlapOfClasses } from './counting/overlap-of-classes.js';
import type { CountingMetric } from './definition.js';

/** Intersection over union of some classes, where targets are one-hot. */
export const oneHotIou: CountingMetric<'confusion'> = {
  className: 'OneHotIoU',
  aliases: ['one_hot_io_u'],
  ...overlapOfClasses({ areSome: true, areOneHot: true }),
};
