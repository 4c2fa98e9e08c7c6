import * as l10n from '@vscode/l10n';
import { constant, divide, isInfinite, multiply, reduceMean, reduceSum, subtract, where, type Tensor } from '../../graph/index.js';
import { argument } from '../argument.js';
import { outputRows } from './counting/output-rows.js';
import { weightsFor } from './counting/weights.js';
import type { CountingMetric } from './definition.js';
import { metricParameters } from './parameters.js';

/** How much of the variance of the targets is explained: 1 - residual / total (keras/src/metrics/regression_metrics.py, `R2Score`). */
export const r2Score: CountingMetric<'squaredSum' | 'sum' | 'residual' | 'samples'> = {
  className: 'R2Score',
  aliases: ['r2_score'],
  parameters: [{ name: 'class_aggregation', default: 'uniform_average' }, { name: 'num_regressors', default: 0 }, ...metricParameters('r2_score')],
  summary: 'last',
  higherIsBetter: true,
  whyNot(config, units) {
    if (argument(config, 'num_regressors') !== 0) return l10n.t('It is measured without num_regressors only.');
    const isOne = argument(config, 'class_aggregation') !== null || units === 1;
    return isOne ? undefined : l10n.t('It has a value for each output. Give it class_aggregation="uniform_average" for their mean.');
  },
  counts: (_, units) => ({ squaredSum: [units], sum: [units], residual: [units], samples: [units] }),
  count(comparison) {
    const { targets, scores } = outputRows(comparison);
    const error = subtract(targets, scores);
    const weights = weightsFor(comparison, scores.shape) ?? constant(1, scores.shape);
    const sum = (x: Tensor): Tensor => reduceSum(multiply(x, weights), [0]);
    return { squaredSum: sum(multiply(targets, targets)), sum: sum(targets), residual: sum(multiply(error, error)), samples: reduceSum(weights, [0]) };
  },
  value({ squaredSum, sum, residual, samples }, config) {
    const total = subtract(squaredSum, multiply(sum, divide(sum, samples)));
    const explained = subtract(1, divide(residual, total));
    const finite = where(isInfinite(explained), 0, explained);
    if (argument(config, 'class_aggregation') !== 'variance_weighted_average') return reduceMean(finite, null);
    return divide(reduceSum(multiply(total, finite), null), reduceSum(total, null));
  },
};
