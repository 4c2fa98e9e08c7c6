import type { Tensor } from '../../graph/index.js';
import type { Comparison } from '../losses/index.js';
import { binaryAccuracy } from './binary-accuracy.js';
import { categoricalAccuracy } from './categorical-accuracy.js';
import type { MeanMetric } from './definition.js';
import { sparseCategoricalAccuracy } from './sparse-categorical-accuracy.js';

/** What `metrics=["accuracy"]` means, which depends on the shapes of targets and outputs; no class of Keras. */
export const accuracy: MeanMetric = {
  className: 'accuracy',
  aliases: ['acc'],
  parameters: [{ name: 'name', default: 'accuracy' }],
  summary: 'mean',
  higherIsBetter: true,
  values: (comparison) => choose(comparison).values(comparison, { threshold: 0.5 }),
};

/** keras/src/trainers/compile_utils.py, `is_binary_or_sparse_categorical`. */
function choose({ target, prediction }: Comparison): MeanMetric {
  const outputs = lastLength(prediction);
  if (outputs === 1) return binaryAccuracy;
  const isSparse = target.shape.length < prediction.shape.length || (lastLength(target) === 1 && outputs > 1);
  return isSparse ? sparseCategoricalAccuracy : categoricalAccuracy;
}

function lastLength({ shape }: Tensor): number {
  return shape.at(-1) ?? 1;
}
