import { constant, elementCount, multiply, reduceMean, reduceSum, squareRoot, type Tensor } from '../../graph/index.js';
import type { Comparison } from '../losses/index.js';
import { ratio } from './counting/ratio.js';
import { weightsFor } from './counting/weights.js';
import type { CountingMetric, MeanMetric } from './definition.js';

/**
 * A mean in which samples weigh differently, as a metric that counts: what the values and what the weights add up to
 * (keras/src/metrics/reduction_metrics.py, `Mean`).
 */
export function weightedMean(metric: MeanMetric): CountingMetric<'total' | 'weight'> {
  return {
    ...metric,
    summary: 'last',
    counts: () => ({ total: [], weight: [] }),
    count(comparison, config) {
      const each = asFineAs(comparison, metric.values(comparison, config));
      const weights = weightsFor(comparison, each.shape);
      return {
        total: reduceSum(weights === null ? each : multiply(each, weights), null),
        weight: weights === null ? constant(elementCount(each.shape)) : reduceSum(weights, null),
      };
    },
    value({ total, weight }) {
      const mean = ratio(total, weight);
      return metric.summary === 'rootMeanSquare' ? squareRoot(mean) : mean;
    },
  };
}

/** One value for each weight: the mean of those that have one together. */
function asFineAs({ weights }: Comparison, values: Tensor): Tensor {
  const rank = weights?.shape.length ?? values.shape.length;
  return rank < values.shape.length ? reduceMean(values, values.shape.map((_, axis) => axis).slice(rank)) : values;
}
