import * as l10n from '@vscode/l10n';
import { convolveTransposed, reach } from '../../../graph/index.js';
import { isUnknown, type Config, type Maybe } from '../../../spec/index.js';
import { argument } from '../../argument.js';
import { ShapeError, type LayerDefinition, type ParameterDefinition } from '../../definition.js';
import { onlyInput } from '../shapes.js';
import { weightSpec } from '../weight.js';
import {
  channelsFirst,
  dataFormat,
  filtersFirst,
  firstUnknown,
  known,
  shapeOf,
  sizes,
  windowSettings,
  type WindowLayer,
  type WindowSettings,
} from '../window/index.js';
import { geometryOf, requireOneSpacing } from './geometry.js';
import { channelsOf, countArgument, finished, withBias } from './output.js';
import { activationAndBias, onePerAxis, weightParameters } from './parameters.js';

/** In this order, but for volumes, where Keras has them the other way round. */
const outputFormat: readonly ParameterDefinition[] = [
  { name: 'output_padding', default: null },
  { name: 'data_format', default: null },
];

/**
 * The way a convolution's gradient takes: from few positions to many (Dumoulin and Visin, 2016;
 * keras/src/layers/convolutional/base_conv_transpose.py).
 */
function transposedConvolution(layer: WindowLayer, alias: string): LayerDefinition {
  return {
    className: layer.className,
    aliases: [alias],
    parameters: [
      { name: 'filters' },
      { name: 'kernel_size' },
      { name: 'strides', default: onePerAxis(layer.rank) },
      { name: 'padding', default: 'valid' },
      ...(layer.rank === 3 ? outputFormat.toReversed() : outputFormat),
      { name: 'dilation_rate', default: onePerAxis(layer.rank) },
      ...activationAndBias,
      ...weightParameters('kernel', 'bias'),
    ],
    outputShape(config, inputs) {
      const geometry = geometryOf(layer, config, inputs);
      if (isUnknown(geometry)) return geometry;
      requireOneSpacing(layer, geometry);
      const { format, input, settings } = geometry;
      const filters = countArgument(layer, config, 'filters');
      const added = outputPadding(layer, config, settings);
      const lengths = input.lengths.map((length, axis) =>
        length === null || isUnknown(settings) || isUnknown(added) ? null : grownLength(length, axis, settings, added),
      );
      return shapeOf({ batch: input.batch, channels: isUnknown(filters) ? null : filters, lengths }, format);
    },
    weights(config, inputs) {
      const geometry = geometryOf(layer, config, inputs);
      if (isUnknown(geometry)) return geometry;
      const channels = channelsOf(layer, geometry.input);
      const filters = countArgument(layer, config, 'filters');
      for (const needed of [geometry.settings, channels, filters]) if (isUnknown(needed)) return needed;
      const count = known('filters', filters);
      const shape = [...known('kernel_size', geometry.settings).size, count, known('shape', channels)];
      return withBias([weightSpec('kernel', shape, config, 'kernel')], count, config);
    },
    forward(context, config, inputs) {
      const format = known('data_format', dataFormat(layer, config));
      const settings = known('kernel_size', windowSettings(layer, config, 'kernel_size'));
      const added = known('output_padding', outputPadding(layer, config, settings));
      const x = channelsFirst(onlyInput(layer.className, inputs), format);
      const from = x.shape.slice(2);
      const lengths = from.map((length, axis) => grownLength(length, axis, settings, added));
      const before = lengths.map((length, axis) => cutBefore(from[axis] ?? 1, length, axis, settings));
      const { strides, dilations } = settings;
      const kernel = filtersFirst(context.weight('kernel'));
      return finished(context, config, convolveTransposed(x, kernel, lengths, { strides, dilations, before }), format);
    },
  };
}

/** The argument `output_padding`; null where the lengths follow from the padding alone. */
function outputPadding(
  layer: WindowLayer,
  config: Config,
  settings: Maybe<WindowSettings>,
): Maybe<readonly number[] | null> {
  const missing = firstUnknown(config, ['output_padding']);
  if (missing !== undefined) return missing;
  if (argument(config, 'output_padding') === null) return null;
  const added = sizes(layer, config, 'output_padding', 0);
  if (!isUnknown(settings) && added.some((amount, axis) => amount >= (settings.strides[axis] ?? 1))) {
    throw new ShapeError(l10n.t('The "output_padding" of {0} must be less than its "strides".', layer.className));
  }
  return added;
}

/** The length of the output along an axis (keras/src/backend/common/backend_utils.py, `_get_output_shape_given_tf_padding`). */
function grownLength(length: number, axis: number, settings: WindowSettings, added: readonly number[] | null): number {
  const stride = settings.strides[axis] ?? 1;
  const window = reach(settings.size[axis] ?? 1, settings.dilations[axis] ?? 1);
  const between = (length - 1) * stride;
  if (settings.padding === 'valid')
    return between + (added === null ? Math.max(window, stride) : window + (added[axis] ?? 0));
  return added === null ? length * stride : between + (window % 2) + (added[axis] ?? 0);
}

/** How much of what the kernel covers lies before the output: half of the excess, as TensorFlow pads on the way forward. */
function cutBefore(
  from: number,
  length: number,
  axis: number,
  { size, strides, dilations, padding }: WindowSettings,
): number {
  if (padding === 'valid') return 0;
  const covered = (from - 1) * (strides[axis] ?? 1) + reach(size[axis] ?? 1, dilations[axis] ?? 1);
  return Math.floor(Math.max(0, covered - length) / 2);
}

export const transposedConvolutions: readonly LayerDefinition[] = [
  transposedConvolution({ className: 'Conv1DTranspose', rank: 1 }, 'Convolution1DTranspose'),
  transposedConvolution({ className: 'Conv2DTranspose', rank: 2 }, 'Convolution2DTranspose'),
  transposedConvolution({ className: 'Conv3DTranspose', rank: 3 }, 'Convolution3DTranspose'),
];
