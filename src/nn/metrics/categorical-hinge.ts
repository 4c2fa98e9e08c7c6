import { categoricalHinge } from '../losses/index.js';
import type { MeanMetric } from './definition.js';
import { meanOf } from './mean-of-loss.js';
import { metricParameters } from './parameters.js';

/** The mean missing margin between the true class and the others. */
export const categoricalHingeMetric: MeanMetric = {
  className: 'CategoricalHinge',
  aliases: ['categorical_hinge'],
  parameters: metricParameters('categorical_hinge'),
  ...meanOf(categoricalHinge),
};
