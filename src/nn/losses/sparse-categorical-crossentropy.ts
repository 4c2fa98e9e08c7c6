import * as l10n from '@vscode/l10n';
import { clip, logarithm, logSoftmax, multiply, negate, oneHot, reduceSum, type Tensor } from '../../graph/index.js';
import type { Config } from '../../spec/index.js';
import { ArgumentError, argument, booleanArgument } from '../argument.js';
import { EPSILON } from '../epsilon.js';
import type { Comparison, LossDefinition } from './definition.js';
import { logitsOf } from './logits.js';
import { classTarget } from './target.js';

/** -log of the probability that the model gives the true class, which is given by its number. */
export const sparseCategoricalCrossentropy: LossDefinition = {
  className: 'SparseCategoricalCrossentropy',
  aliases: ['sparse_categorical_crossentropy'],
  parameters: [
    { name: 'from_logits', default: false },
    { name: 'ignore_class', default: null },
    { name: 'reduction', default: 'sum_over_batch_size' },
    { name: 'axis', default: -1 },
    { name: 'name', default: 'sparse_categorical_crossentropy' },
    { name: 'dtype', default: null },
  ],
  targets: 'classes',
  compute,
};

/** keras/src/backend/tensorflow/nn.py, `sparse_categorical_crossentropy`. */
function compute(comparison: Comparison, config: Config): Tensor {
  if (argument(config, 'ignore_class') !== null) {
    throw new ArgumentError('ignore_class', l10n.t('Losses are trained without "ignore_class" only.'));
  }
  const classes = classTarget(comparison);
  const { prediction } = comparison;
  const truth = oneHot(classes, prediction.shape.at(-1) ?? 1);
  const logits = logitsOf(prediction, booleanArgument(config, 'from_logits'));
  // The logarithms of probabilities are logits too, since softmax normalizes them again.
  const logProbabilities = logSoftmax(logits ?? logarithm(clip(prediction, EPSILON, 1 - EPSILON)));
  return negate(reduceSum(multiply(truth, logProbabilities), [-1]));
}
