import * as l10n from '@vscode/l10n';
import { add, cast, divide, expand, multiply, reduceMean, reduceSum, reshape, squareRoot, subtract, where, type Tensor } from '../../../graph/index.js';
import { isUnknown, unknown, type Config, type Maybe, type Shape, type WeightSpec } from '../../../spec/index.js';
import { ArgumentError, argument, booleanArgument, numberArgument } from '../../argument.js';
import type { ForwardContext, LayerDefinition } from '../../definition.js';
import { EPSILON } from '../../epsilon.js';
import { axisOf, onlyInput } from '../shapes.js';
import { weightSpec } from '../weight.js';
import { beginningOfScaleAndCenter, limitsOfScaleAndCenter, scaleAndCenterWeights } from './scale-and-center.js';

const NAME = 'BatchNormalization';

/**
 * (x - mean) / √(variance + epsilon) · gamma + beta, by the statistics of the batch while training and by their moving
 * averages otherwise, or when the layer is frozen (Ioffe and Szegedy, 2015;
 * keras/src/layers/normalization/batch_normalization.py).
 */
export const batchNormalization: LayerDefinition = {
  className: NAME,
  aliases: [],
  parameters: [
    { name: 'axis', default: -1 },
    { name: 'momentum', default: 0.99 },
    { name: 'epsilon', default: 0.001 },
    ...beginningOfScaleAndCenter,
    { name: 'moving_mean_initializer', default: 'zeros', family: 'initializer' },
    { name: 'moving_variance_initializer', default: 'ones', family: 'initializer' },
    ...limitsOfScaleAndCenter,
    { name: 'renorm', default: false },
    { name: 'renorm_clipping', default: null },
    { name: 'renorm_momentum', default: 0.99 },
    { name: 'synchronized', default: false },
  ],
  outputShape(config, inputs) {
    const input = onlyInput(NAME, inputs);
    if (!isUnknown(argument(config, 'axis'))) axisOf(NAME, numberArgument(config, 'axis'), input);
    return input;
  },
  weights,
  forward,
};

function weights(config: Config, inputs: readonly Shape[]): Maybe<readonly WeightSpec[]> {
  const input = onlyInput(NAME, inputs);
  for (const name of ['axis', 'scale', 'center']) {
    const value = argument(config, name);
    if (isUnknown(value)) return value;
  }
  const length = input[axisOf(NAME, numberArgument(config, 'axis'), input)] ?? null;
  if (length === null) return unknown(l10n.t('The size of the axis that BatchNormalization works along is not known.'));
  const shape = [length];
  return [
    ...scaleAndCenterWeights(shape, config),
    weightSpec('moving_mean', shape, config, 'moving_mean', false),
    weightSpec('moving_variance', shape, config, 'moving_variance', false),
  ];
}

function forward(context: ForwardContext, config: Config, inputs: readonly Tensor[]): Tensor {
  if (booleanArgument(config, 'renorm')) {
    throw new ArgumentError('renorm', l10n.t('BatchNormalization is trained without "renorm" only.'));
  }
  const x = onlyInput(NAME, inputs);
  const mask = context.mask();
  const axis = axisOf(NAME, numberArgument(config, 'axis'), x.shape);
  const alongAxis = (vector: Tensor): Tensor =>
    axis === x.shape.length - 1
      ? vector
      : reshape(
          vector,
          x.shape.map((length, other) => (other === axis ? length : 1)),
        );
  const { centered, variance } =
    context.training && context.trainable
      ? batchStatistics(context, config, x, { axis, mask, alongAxis })
      : {
          centered: subtract(x, alongAxis(context.weight('moving_mean'))),
          variance: context.weight('moving_variance'),
        };
  const deviation = squareRoot(add(variance, numberArgument(config, 'epsilon')));
  const factor = booleanArgument(config, 'scale') ? divide(context.weight('gamma'), deviation) : divide(1, deviation);
  const scaled = multiply(centered, alongAxis(factor));
  return booleanArgument(config, 'center') ? add(scaled, alongAxis(context.weight('beta'))) : scaled;
}

/** Along which axis a batch is normalized, which of its steps count, and how a vector along that axis fits to it. */
interface Along {
  readonly axis: number;
  readonly mask: Tensor | null;
  readonly alongAxis: (vector: Tensor) => Tensor;
}

/**
 * The batch's own mean and (biased) variance, of the steps that are not masked, which also move the averages by 1 - momentum of
 * the way.
 */
function batchStatistics(
  context: ForwardContext,
  config: Config,
  x: Tensor,
  { axis, mask, alongAxis }: Along,
): { centered: Tensor; variance: Tensor } {
  const mean = meanOfSteps(mask, axis, x);
  const centered = subtract(x, alongAxis(mean));
  const variance = meanOfSteps(mask, axis, multiply(centered, centered));
  const momentum = numberArgument(config, 'momentum');
  const moved = (average: Tensor, value: Tensor): Tensor =>
    add(multiply(average, momentum), multiply(value, 1 - momentum));
  context.assign('moving_mean', moved(context.weight('moving_mean'), mean));
  context.assign('moving_variance', moved(context.weight('moving_variance'), variance));
  return { centered, variance };
}

/** The mean over all axes but one; of steps that are masked nothing counts (`_moments`). */
function meanOfSteps(mask: Tensor | null, axis: number, x: Tensor): Tensor {
  const others = x.shape.map((_, other) => other).filter((other) => other !== axis);
  if (mask === null) return reduceMean(x, others);
  if (mask.shape.length !== x.shape.length - 1) {
    throw new ArgumentError('mask', l10n.t('BatchNormalization needs a mask of one axis less than its input has.'));
  }
  const isThere = expand(reshape(mask, [...mask.shape, 1]), x.shape);
  const count = reduceSum(cast(isThere, 'float32'), others);
  return divide(reduceSum(where(isThere, x, 0), others), add(count, EPSILON));
}
