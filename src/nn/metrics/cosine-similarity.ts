import { negate } from '../../graph/index.js';
import { cosineSimilarityLoss } from '../losses/index.js';
import type { MeanMetric } from './definition.js';
import { metricParameters } from './parameters.js';

/** The mean cosine of the angle between target and prediction: 1 where they point the same way; the loss has -1. */
export const cosineSimilarity: MeanMetric = {
  className: 'CosineSimilarity',
  aliases: ['cosine_similarity'],
  parameters: [...metricParameters('cosine_similarity'), { name: 'axis', default: -1 }],
  summary: 'mean',
  higherIsBetter: true,
  values: (comparison, config) => negate(cosineSimilarityLoss.compute(comparison, config)),
};
