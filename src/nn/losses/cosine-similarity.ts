import { multiply, negate, reduceSum } from '../../graph/index.js';
import { axesArgument } from '../argument.js';
import { unitLength } from '../unit-length.js';
import type { LossDefinition } from './definition.js';
import { lossParameters } from './parameters.js';
import { valueTarget } from './target.js';

/** The negative cosine of the angle between target and prediction: -1 where they point the same way. */
export const cosineSimilarityLoss: LossDefinition = {
  className: 'CosineSimilarity',
  aliases: ['cosine_similarity'],
  parameters: [{ name: 'axis', default: -1 }, ...lossParameters('cosine_similarity')],
  targets: 'values',
  compute(comparison, config) {
    const axes = axesArgument(config, 'axis');
    const target = unitLength(valueTarget(comparison), axes);
    return negate(reduceSum(multiply(target, unitLength(comparison.prediction, axes)), axes));
  },
};
