import * as l10n from '@vscode/l10n';
import { absolute, add, and, cast, divide, greater, greaterOrEqual, multiply, reduceMax, reduceMean, reduceSum, subtract, type Tensor } from '../../../graph/index.js';
import type { Config } from '../../../spec/index.js';
import { argument, optionalNumberArgument } from '../../argument.js';
import type { ParameterDefinition } from '../../definition.js';
import { EPSILON } from '../../epsilon.js';
import type { Comparison } from '../../losses/index.js';
import type { CountingMetric } from '../definition.js';
import { outputRows } from './output-rows.js';
import { weighted, weightsFor } from './weights.js';

type Counted = 'truePositives' | 'falsePositives' | 'falseNegatives';

/** How the F-scores of the classes make one. */
export const average: ParameterDefinition = { name: 'average', default: null };
/** From which score on a class is taken for the sample's; the greatest score of a sample where there is none. */
export const threshold: ParameterDefinition = { name: 'threshold', default: null };

/**
 * The weighted harmonic mean of precision and recall (keras/src/metrics/f_score_metrics.py).
 * @param betaOf how much more the recall weighs than the precision.
 */
export function fScore(betaOf: (config: Config) => number): Pick<CountingMetric<Counted>, 'summary' | 'higherIsBetter' | 'whyNot' | 'counts' | 'count' | 'value'> {
  return {
    summary: 'last',
    higherIsBetter: true,
    whyNot: (config, units) =>
      argument(config, 'average') === null && units > 1 ? l10n.t('It has a value for each class. Give it average="macro" for their mean.') : undefined,
    counts(config, units) {
      const shape = isMicro(config) ? [] : [units];
      return { truePositives: shape, falsePositives: shape, falseNegatives: shape };
    },
    count: countOf,
    value(counts, config) {
      const { truePositives, falsePositives, falseNegatives } = counts;
      const precision = divide(truePositives, add(add(truePositives, falsePositives), EPSILON));
      const recall = divide(truePositives, add(add(truePositives, falseNegatives), EPSILON));
      const squared = betaOf(config) ** 2;
      const score = multiply(divide(multiply(precision, recall), add(add(multiply(precision, squared), recall), EPSILON)), 1 + squared);
      if (argument(config, 'average') !== 'weighted') return reduceMean(score, null);
      const support = add(truePositives, falseNegatives);
      return reduceSum(multiply(score, divide(support, add(reduceSum(support, null), EPSILON))), null);
    },
  };
}

const isMicro = (config: Config): boolean => argument(config, 'average') === 'micro';

function countOf(comparison: Comparison, config: Config): Record<Counted, Tensor> {
  const { targets, scores } = outputRows(comparison);
  const limit = optionalNumberArgument(config, 'threshold');
  const taken = cast(limit === null ? isGreatest(scores) : greater(scores, limit), 'float32');
  const weights = weightsFor(comparison, scores.shape);
  const sum = (x: Tensor): Tensor => reduceSum(weighted(x, weights), isMicro(config) ? null : [0]);
  return {
    truePositives: sum(multiply(taken, targets)),
    falsePositives: sum(multiply(taken, subtract(1, targets))),
    falseNegatives: sum(multiply(subtract(1, taken), targets)),
  };
}

/** The greatest score of each sample, all of them where several are; a score of 0 is none. */
function isGreatest(scores: Tensor): Tensor {
  return and(greaterOrEqual(scores, reduceMax(scores, [1], true)), greater(absolute(scores), 1e-9));
}
