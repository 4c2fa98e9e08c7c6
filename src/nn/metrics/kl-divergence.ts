import { klDivergence } from '../losses/index.js';
import type { MeanMetric } from './definition.js';
import { meanOf } from './mean-of-loss.js';
import { metricParameters } from './parameters.js';

/** The mean distance of the predicted distribution from the true one. */
export const klDivergenceMetric: MeanMetric = {
  className: 'KLDivergence',
  aliases: ['kl_divergence'],
  parameters: metricParameters('kl_divergence'),
  ...meanOf(klDivergence),
};
