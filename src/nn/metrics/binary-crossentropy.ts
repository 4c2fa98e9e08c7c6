import { binaryCrossentropy } from '../losses/index.js';
import type { MeanMetric } from './definition.js';
import { meanOf } from './mean-of-loss.js';
import { metricParameters } from './parameters.js';

/** The mean crossentropy of outputs of two classes. */
export const binaryCrossentropyMetric: MeanMetric = {
  className: 'BinaryCrossentropy',
  aliases: ['binary_crossentropy', 'bce', 'BCE'],
  parameters: [
    ...metricParameters('binary_crossentropy'),
    { name: 'from_logits', default: false },
    { name: 'label_smoothing', default: 0 },
  ],
  ...meanOf(binaryCrossentropy),
};
