import { squaredHinge } from '../losses/index.js';
import type { MeanMetric } from './definition.js';
import { meanOf } from './mean-of-loss.js';
import { metricParameters } from './parameters.js';

/** The mean of the squared missing margins. */
export const squaredHingeMetric: MeanMetric = {
  className: 'SquaredHinge',
  aliases: ['squared_hinge'],
  parameters: metricParameters('squared_hinge'),
  ...meanOf(squaredHinge),
};
