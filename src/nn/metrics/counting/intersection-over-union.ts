import { add, cast, constant, divide, greater, integerConstant, multiply, oneHot, reduceSum, subtract, type Tensor } from '../../../graph/index.js';
import type { Config } from '../../../spec/index.js';
import { argument, optionalNumberArgument } from '../../argument.js';
import { EPSILON } from '../../epsilon.js';
import type { Comparison } from '../../losses/index.js';
import type { CountingMetric } from '../definition.js';
import { classConfusion } from './class-confusion.js';
import { weightsFor } from './weights.js';

type Compared = Pick<CountingMetric<'confusion'>, 'summary' | 'higherIsBetter' | 'counts' | 'count' | 'value'>;

/** How classes are read out of what a metric compares, and which of them it is about. */
export interface OverlapOptions {
  readonly classes: (config: Config) => number;
  /** The numbers of the classes; of all classes where it is left out. */
  readonly about?: (config: Config) => readonly number[];
  readonly targets: (comparison: Comparison, config: Config) => Tensor;
  readonly predictions: (comparison: Comparison, config: Config) => Tensor;
}

/**
 * For each class, the samples that are of it and taken for it by those that are either, and the mean of these over the classes
 * that occur (keras/src/metrics/iou_metrics.py).
 */
export function intersectionOverUnion({ classes, about, targets, predictions }: OverlapOptions): Compared {
  return {
    summary: 'last',
    higherIsBetter: true,
    counts: (config) => ({ confusion: [classes(config), classes(config)] }),
    count(comparison, config) {
      const actual = targets(comparison, config);
      const pair = { targets: actual, predictions: predictions(comparison, config), weights: weightsOf(comparison, config, actual.shape) };
      return { confusion: classConfusion(pair, { count: classes(config), ignored: optionalNumberArgument(config, 'ignore_class') }) };
    },
    value({ confusion }, config) {
      const count = classes(config);
      const ids = Array.from({ length: count }, (_, id) => id);
      const shared = reduceSum(multiply(confusion, oneHot(integerConstant(ids), count)), [1]);
      const either = subtract(add(reduceSum(confusion, [0]), reduceSum(confusion, [1])), shared);
      const wanted = new Set(about?.(config) ?? ids);
      const counts = multiply(cast(greater(either, 1e-9), 'float32'), constant(ids.map((id) => (wanted.has(id) ? 1 : 0))));
      const overlaps = multiply(divide(shared, add(either, EPSILON)), counts);
      return divide(reduceSum(overlaps, null), add(reduceSum(counts, null), EPSILON));
    },
  };
}

/** Weights, of which these metrics, which count in whole numbers unless the file gives them a `dtype`, take what is before the point. */
function weightsOf(comparison: Comparison, config: Config, shape: readonly number[]): Tensor | null {
  const weights = weightsFor(comparison, shape);
  return weights === null || argument(config, 'dtype') !== null ? weights : cast(cast(weights, 'int64'), 'float32');
}
