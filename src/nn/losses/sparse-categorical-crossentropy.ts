import { clip, equal, logarithm, logSoftmax, multiply, negate, not, oneHot, reduceSum, where, type Tensor } from '../../graph/index.js';
import type { Config } from '../../spec/index.js';
import { booleanArgument, optionalNumberArgument } from '../argument.js';
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
  counted,
};

/** Samples whose target is `ignore_class` do not count (keras/src/losses/losses.py, `sparse_categorical_crossentropy`). */
function counted(comparison: Comparison, config: Config): Tensor | null {
  const ignored = optionalNumberArgument(config, 'ignore_class');
  return ignored === null ? null : not(equal(classTarget(comparison), ignored));
}

/** keras/src/backend/tensorflow/nn.py, `sparse_categorical_crossentropy`. */
function compute(comparison: Comparison, config: Config): Tensor {
  const { prediction } = comparison;
  const isCounted = counted(comparison, config);
  const classes = classTarget(comparison);
  // The number of a class that is ignored may be none of the output's: 255, -1.
  const truth = oneHot(isCounted === null ? classes : where(isCounted, classes, 0), prediction.shape.at(-1) ?? 1);
  const logits = logitsOf(prediction, booleanArgument(config, 'from_logits'));
  // The logarithms of probabilities are logits too, since softmax normalizes them again.
  const logProbabilities = logSoftmax(logits ?? logarithm(clip(prediction, EPSILON, 1 - EPSILON)));
  const losses = negate(reduceSum(multiply(truth, logProbabilities), [-1]));
  return isCounted === null ? losses : where(isCounted, losses, 0);
}
