import { categoricalCrossentropy } from '../losses/index.js';
import type { MeanMetric } from './definition.js';
import { meanOf } from './mean-of-loss.js';
import { metricParameters } from './parameters.js';

/** The mean crossentropy of exclusive classes, where targets are one-hot rows. */
export const categoricalCrossentropyMetric: MeanMetric = {
  className: 'CategoricalCrossentropy',
  aliases: ['categorical_crossentropy'],
  parameters: [
    ...metricParameters('categorical_crossentropy'),
    { name: 'from_logits', default: false },
    { name: 'label_smoothing', default: 0 },
    { name: 'axis', default: -1 },
  ],
  ...meanOf(categoricalCrossentropy),
};
