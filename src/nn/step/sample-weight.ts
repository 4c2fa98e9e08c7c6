import * as l10n from '@vscode/l10n';
import {
  argMax,
  cast,
  constant,
  divide,
  elementCount,
  gather,
  greater,
  less,
  maximum,
  multiply,
  or,
  reduceSum,
  reshape,
  sameShape,
  where,
  type Tensor,
} from '../../graph/index.js';
import { formatShape } from '../shape.js';
import { NotTrainableError } from './settings.js';

/**
 * The weight of each sample by the class that its target says; 1 for a class that is not named
 * (keras/src/trainers/data_adapters/data_adapter_utils.py, `class_weight_to_sample_weights`).
 * @param target Numbers of classes, (batch,) or (batch, 1), or one-hot rows.
 */
export function weightsOfClasses(target: Tensor, weights: ReadonlyMap<number, number>): Tensor {
  const [batch = 1] = target.shape;
  const length = target.shape.at(-1) ?? 1;
  const isOneHot = target.shape.length > 1 && length > 1;
  const classes = isOneHot
    ? cast(argMax(cast(target, 'float32'), target.shape.length - 1), 'float32')
    : reshape(cast(target, 'float32'), [batch]);
  const last = Math.max(0, ...weights.keys());
  // Behind the last class stands the weight of all that are not named.
  const table = Float32Array.from({ length: last + 2 }, (_, index) => weights.get(index) ?? 1);
  const isNamed = or(less(classes, 0), greater(classes, last));
  return gather(constant(table), cast(where(isNamed, last + 1, classes), 'int64'), 0);
}

/**
 * What the losses of a batch are multiplied by before they are reduced, of their shape; null where nothing weighs them
 * (keras/src/losses/loss.py, `apply_mask` and `reduce_weighted_values`).
 * @param losses The loss of each sample, or of each step of each sample.
 * @param mask Which of them count, bool; those that do weigh as much together as all would, unless they are summed up.
 * @throws NotTrainableError where weights and losses do not have one shape.
 */
export function lossWeights(losses: Tensor, weight: Tensor | null, mask: Tensor | null, reduction: string): Tensor | null {
  const own = weight === null ? null : fitted(weight, losses);
  if (mask === null) return own;
  const there = cast(fitted(mask, losses), 'float32');
  const isMean = reduction === 'mean' || reduction === 'sum_over_batch_size';
  const share = isMean ? divide(elementCount(there.shape), maximum(reduceSum(there, null), 1)) : constant(1);
  const counted = multiply(there, share);
  return own === null ? counted : multiply(own, counted);
}

/**
 * How much samples, or steps of them, count in a metric (keras/src/metrics/reduction_metrics.py, `MeanMetricWrapper`); undefined
 * where all count the same.
 * @throws NotTrainableError where weights and mask do not have one shape.
 */
export function metricWeights(weight: Tensor | null, mask: Tensor | null): Tensor | undefined {
  if (mask === null) return weight === null ? undefined : withoutColumns(weight);
  const there = cast(mask, 'float32');
  return weight === null ? there : multiply(fitted(weight, there), there);
}

/** (batch, 1) as (batch,). */
function withoutColumns(weights: Tensor): Tensor {
  const { shape } = weights;
  return shape.length > 1 && shape.at(-1) === 1 ? withoutColumns(reshape(weights, shape.slice(0, -1))) : weights;
}

function fitted(weights: Tensor, losses: Tensor): Tensor {
  const { shape } = losses;
  if (sameShape(weights.shape, shape)) return weights;
  const ranks = Math.abs(weights.shape.length - shape.length);
  if (ranks === 1 && elementCount(weights.shape) === elementCount(shape)) return reshape(weights, shape);
  throw new NotTrainableError(
    l10n.t(
      'The weights of the samples, of shape {0}, do not go with the losses of a batch, of shape {1}. Give one weight for each.',
      formatShape(weights.shape),
      formatShape(shape),
    ),
  );
}
