import { hinge } from '../losses/index.js';
import type { MeanMetric } from './definition.js';
import { meanOf } from './mean-of-loss.js';
import { metricParameters } from './parameters.js';

/** The mean missing margin. */
export const hingeMetric: MeanMetric = {
  className: 'Hinge',
  aliases: ['hinge'],
  parameters: metricParameters('hinge'),
  ...meanOf(hinge),
};
