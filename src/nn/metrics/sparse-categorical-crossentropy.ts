import { sparseCategoricalCrossentropy } from '../losses/index.js';
import type { MeanMetric } from './definition.js';
import { meanOf } from './mean-of-loss.js';
import { metricParameters } from './parameters.js';

/** The mean crossentropy of exclusive classes, which are given by their numbers. */
export const sparseCategoricalCrossentropyMetric: MeanMetric = {
  className: 'SparseCategoricalCrossentropy',
  aliases: ['sparse_categorical_crossentropy'],
  parameters: [
    ...metricParameters('sparse_categorical_crossentropy'),
    { name: 'from_logits', default: false },
    { name: 'ignore_class', default: null },
    { name: 'axis', default: -1 },
  ],
  ...meanOf(sparseCategoricalCrossentropy),
};
