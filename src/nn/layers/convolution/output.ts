import * as l10n from '@vscode/l10n';
import { add, reshape, type Tensor } from '../../../graph/index.js';
import { isUnknown, unknown, type Config, type Maybe, type WeightSpec } from '../../../spec/index.js';
import { activationArgument, applyActivation } from '../../activations/index.js';
import { argument, booleanArgument, numberArgument } from '../../argument.js';
import { ShapeError, type ForwardContext } from '../../definition.js';
import { weightSpec } from '../weight.js';
import { inFormat, type DataFormat, type ImageShape, type WindowLayer } from '../window/index.js';

/** What follows a convolution in its layer: activation(sums + bias), in the layer's own layout. */
export function finished(context: ForwardContext, config: Config, sums: Tensor, format: DataFormat): Tensor {
  const biased = booleanArgument(config, 'use_bias') ? add(sums, biasOf(context, sums)) : sums;
  return applyActivation(inFormat(biased, format), activationArgument(config), context);
}

function biasOf(context: ForwardContext, sums: Tensor): Tensor {
  const bias = context.weight('bias');
  return reshape(bias, [...bias.shape, ...sums.shape.slice(2).map(() => 1)]);
}

/** The bias, unless the layer has none. */
export function withBias(
  kernels: readonly WeightSpec[],
  filters: number,
  config: Config,
): Maybe<readonly WeightSpec[]> {
  const useBias = argument(config, 'use_bias');
  if (isUnknown(useBias)) return useBias;
  return useBias === false ? kernels : [...kernels, weightSpec('bias', [filters], config, 'bias')];
}

/**
 * An argument that counts something: `filters`, `groups`, `depth_multiplier`.
 * @throws ShapeError where it is not a positive whole number.
 */
export function countArgument({ className }: WindowLayer, config: Config, name: string): Maybe<number> {
  const value = argument(config, name);
  if (isUnknown(value)) return value;
  const count = numberArgument(config, name);
  if (Number.isInteger(count) && count > 0) return count;
  throw new ShapeError(l10n.t('The "{0}" of {1} must be a positive whole number; it is {2}.', name, className, count));
}

/** The channels of an input, or why its layer's kernel cannot be known. */
export function channelsOf({ className }: WindowLayer, { channels }: ImageShape): Maybe<number> {
  return channels ?? unknown(l10n.t('The number of channels of the input of {0} is not known.', className));
}
