import * as l10n from '@vscode/l10n';
import { and, cast, equal, greater, integerConstant, less, or, reduceSum, reshape, slice, where, type Tensor } from '../../../graph/index.js';
import type { Config } from '../../../spec/index.js';
import { optionalNumberArgument } from '../../argument.js';
import type { ParameterDefinition } from '../../definition.js';
import { valueTarget, type Comparison } from '../../losses/index.js';
import { asOneLabel, confusionAt, type Confusion } from './confusion.js';
import { givenThresholds } from './thresholds.js';
import { weightsFor } from './weights.js';

/** What a metric takes that looks at one class, or at the most probable ones. */
export const restricted: readonly ParameterDefinition[] = [
  { name: 'top_k', default: null },
  { name: 'class_id', default: null },
];

/** Below every score: keras/src/metrics/metrics_utils.py, `NEG_INF`. */
const LOWEST = -1e10;

/**
 * The confusions of one batch at the thresholds of a configuration; of one class alone where it has a `class_id`, and with what
 * is not among the `top_k` scores of a sample taken for negative.
 * @throws TargetError or ArgumentError
 */
export function confusionOf(comparison: Comparison, config: Config): Confusion {
  const k = optionalNumberArgument(config, 'top_k');
  const thresholds = givenThresholds(k === null || config['thresholds'] !== null ? config : { thresholds: LOWEST });
  const target = valueTarget(comparison);
  const scores = k === null ? comparison.prediction : withoutLower(comparison.prediction, k);
  const ofClass = (x: Tensor): Tensor => oneClass(x, optionalNumberArgument(config, 'class_id'));
  return confusionAt(thresholds, asOneLabel(ofClass(target), ofClass(scores), weightsFor(comparison, ofClass(scores).shape)));
}

/** The shape of a count for each threshold. */
export function shapeAtThresholds(config: Config): readonly number[] {
  return [1, givenThresholds(config).values.length];
}

/** Of a metric that has a value for each threshold. */
export function oneThreshold(config: Config): string | undefined {
  return givenThresholds(config).values.length === 1 ? undefined : l10n.t('It has a value for each of several thresholds. Give it one threshold.');
}

/** The units of a class alone, of outputs of shape (…, classes). */
export function oneClass(x: Tensor, id: number | null): Tensor {
  return id === null ? x : slice(x, x.shape.length - 1, id, id + 1);
}

/** Scores with those that are not among the k greatest of their sample made the lowest; of equal ones, the first are greater. */
function withoutLower(scores: Tensor, k: number): Tensor {
  const units = scores.shape.at(-1) ?? 1;
  const [each, others] = [reshape(scores, [...scores.shape, 1]), reshape(scores, [...scores.shape.slice(0, -1), 1, units])];
  const indices = Array.from({ length: units }, (_, index) => index);
  const isBefore = less(integerConstant(indices, [1, units]), integerConstant(indices, [units, 1]));
  const isAhead = or(greater(others, each), and(equal(others, each), isBefore));
  const rank = reduceSum(cast(isAhead, 'float32'), [scores.shape.length]);
  return where(less(rank, k), scores, LOWEST);
}
