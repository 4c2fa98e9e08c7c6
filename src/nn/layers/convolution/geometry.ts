import * as l10n from '@vscode/l10n';
import { isUnknown, type Config, type Maybe, type Shape } from '../../../spec/index.js';
import { ShapeError } from '../../definition.js';
import {
  dataFormat,
  imageShape,
  outputLengths,
  shapeOf,
  windowSettings,
  type DataFormat,
  type ImageShape,
  type WindowLayer,
  type WindowSettings,
} from '../window/index.js';

/** What a convolution's arguments say of its windows, and of its input. */
export interface Geometry {
  readonly format: DataFormat;
  readonly input: ImageShape;
  readonly settings: Maybe<WindowSettings>;
}

/**
 * @returns An Unknown where the place of the channels is not known.
 * @throws ShapeError where Keras refuses the arguments or the input.
 */
export function geometryOf(layer: WindowLayer, config: Config, inputs: readonly Shape[]): Maybe<Geometry> {
  const format = dataFormat(layer, config);
  if (isUnknown(format)) return format;
  const settings = windowSettings(layer, config, 'kernel_size');
  return { format, input: imageShape(layer, format, inputs), settings };
}

/** The shape of a convolution's output; lengths are not known where the window is not. */
export function convolvedShape(
  layer: WindowLayer,
  { format, input, settings }: Geometry,
  filters: number | null,
): Shape {
  const lengths = isUnknown(settings) ? input.lengths.map(() => null) : outputLengths(layer, input.lengths, settings);
  return shapeOf({ batch: input.batch, channels: filters, lengths }, format);
}

/** @throws ShapeError where windows both leave out positions and have gaps: only depthwise kernels may. */
export function requireOneSpacing({ className }: WindowLayer, { settings }: Geometry): void {
  if (isUnknown(settings)) return;
  const { strides, dilations } = settings;
  if (Math.max(...strides) === 1 || Math.max(...dilations) === 1) return;
  throw new ShapeError(l10n.t('{0} can have "strides" or a "dilation_rate" above 1, but not both.', className));
}
