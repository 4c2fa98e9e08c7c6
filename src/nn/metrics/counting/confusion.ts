import {
  add, cast, clip, constant, elementCount, equal, greater, greaterOrEqual, integerConstant, matrixMultiply, maximum, multiply, not,
  reduceSum, reshape, scatterAdd, subtract, transpose, type Tensor,
} from '../../../graph/index.js';
import type { Thresholds } from './thresholds.js';
import { weighted } from './weights.js';

/** How many of the scores of each label are greater than each threshold, each of shape (labels, thresholds). */
export interface Confusion {
  readonly truePositives: Tensor;
  readonly falsePositives: Tensor;
  readonly trueNegatives: Tensor;
  readonly falseNegatives: Tensor;
}

/** What is to be told apart: scores and targets of the same shape, (labels, scores). */
export interface Scored {
  readonly scores: Tensor;
  /** 1 for a positive and 0 for a negative. */
  readonly positives: Tensor;
  /** How much each counts; null where all count the same. */
  readonly weights: Tensor | null;
}

/** All outputs as scores of one label. Every target but 0 is a positive. */
export function asOneLabel(targets: Tensor, scores: Tensor, weights: Tensor | null): Scored {
  const shape = [1, elementCount(scores.shape)];
  return { scores: reshape(scores, shape), positives: isPositive(reshape(targets, shape)), weights: weights === null ? null : reshape(weights, shape) };
}

/** Each output unit as a label of its own, of outputs of shape (batch, units). */
export function asLabels(targets: Tensor, scores: Tensor, weights: Tensor | null): Scored {
  return { scores: transpose(scores), positives: isPositive(transpose(targets)), weights: weights === null ? null : transpose(weights) };
}

const isPositive = (targets: Tensor): Tensor => cast(not(equal(targets, 0)), 'float32');

/**
 * Counts positives and negatives on both sides of thresholds, as keras/src/metrics/metrics_utils.py,
 * `update_confusion_matrix_variables`, does: evenly spaced thresholds by the interval that a score lies in, others one by one.
 */
export function confusionAt(thresholds: Thresholds, scored: Scored): Confusion {
  const { scores, weights } = scored;
  const count = thresholds.areEven ? greaterThanEven(thresholds, scores) : greaterThanEach(thresholds, scores);
  const [positives, negatives] = [weighted(scored.positives, weights), weighted(subtract(1, scored.positives), weights)];
  const [truePositives, falsePositives] = [count(positives), count(negatives)];
  return {
    truePositives,
    falsePositives,
    trueNegatives: subtract(reduceSum(negatives, [1], true), falsePositives),
    falseNegatives: subtract(reduceSum(positives, [1], true), truePositives),
  };
}

/** Sums weights of scores, for each label and threshold over the scores that are greater. */
type SumOfGreater = (weights: Tensor) => Tensor;

function greaterThanEach({ values }: Thresholds, scores: Tensor): SumOfGreater {
  const isGreater = cast(greater(reshape(scores, [...scores.shape, 1]), constant(values)), 'float32');
  return (weights) => reduceSum(multiply(isGreater, reshape(weights, [...weights.shape, 1])), [1]);
}

function greaterThanEven({ values: { length }, firstIsBelowZero }: Thresholds, scores: Tensor): SumOfGreater {
  const [labels = 1] = scores.shape;
  const all = elementCount(scores.shape);
  const position = multiply(clip(scores, 0, 1), length - 1);
  const floor = cast(cast(position, 'int64'), 'float32');
  // A score that equals a threshold is not greater than it.
  const last = subtract(floor, cast(equal(floor, position), 'float32'));
  const interval = maximum(last, 0);
  const isCounted = firstIsBelowZero ? null : cast(greaterOrEqual(last, 0), 'float32');
  const firsts = integerConstant(Array.from({ length: labels }, (_, label) => label * length), [labels, 1], 'int64');
  const place = reshape(add(cast(interval, 'int64'), firsts), [all]);
  const atOrAfter = constant(Array.from({ length: length * length }, (_, index) => (Math.floor(index / length) >= index % length ? 1 : 0)), [length, length]);
  return (weights) => {
    const counted = isCounted === null ? weights : multiply(weights, isCounted);
    const inIntervals = scatterAdd(place, reshape(counted, [all]), labels * length);
    return matrixMultiply(reshape(inIntervals, [labels, length]), atOrAfter);
  };
}
