import { overlapOfClasses } from './counting/overlap-of-classes.js';
import type { CountingMetric } from './definition.js';

/** Intersection over union of some classes. */
export const iou: CountingMetric<'confusion'> = {
  className: 'IoU',
  aliases: ['io_u'],
  ...overlapOfClasses({ areSome: true, areOneHot: false }),
};
