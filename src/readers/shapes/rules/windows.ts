import { isUnknown, type Maybe, type Shape } from '../../../spec/index.js';
import type { FunctionArguments } from '../arguments.js';
import { sumOf } from '../shape.js';
import { ofFirst, type ShapeRule } from './rule.js';

/** How windows go over the sides of an image. */
interface Windows {
  readonly sizes: Shape;
  readonly strides: Shape;
  readonly dilations: Shape;
  /** Whether the sides are filled up, so that only strides make them shorter. */
  readonly isPadded: boolean;
}

/** The lengths of the sides after windows have gone over them (keras/src/ops/operation_utils.py, `compute_conv_output_shape`). */
export function windowed(sides: Shape, { sizes, strides, dilations, isPadded }: Windows): Shape {
  return sides.map((length, axis) => {
    const [size, stride, dilation] = [sizes[axis] ?? null, strides[axis] ?? null, dilations[axis] ?? null];
    if (length === null || stride === null || stride <= 0) return null;
    if (isPadded) return Math.ceil(length / stride);
    return size === null || dilation === null ? null : Math.max(0, Math.floor((length - dilation * (size - 1) - 1) / stride) + 1);
  });
}

/** A length a side: of one number or of one a side; TensorFlow also says one for the batch and the channels. */
function perSide(value: Shape | undefined, count: number): Shape {
  const [only = null] = value ?? [];
  if (value === undefined) return Array<null>(count).fill(null);
  if (value.length === 1) return Array<number | null>(count).fill(only);
  return value.length === count + 2 ? value.slice(1, -1) : value;
}

/** Whether the sides are filled up; `undefined` where that is not said in words. */
function isPadded(given: FunctionArguments, position: number, preset: 'valid' | 'same'): boolean | undefined {
  const value = given.value(position, 'padding');
  if (value === undefined) return preset === 'same';
  return value.kind === 'string' ? value.value.toLowerCase() === 'same' : undefined;
}

/** Channels come last where nothing else is said. */
function isChannelsFirst(given: FunctionArguments): boolean {
  return /^(channels_first|NC)/.test(given.text(99, 'data_format') ?? '');
}

/** `ops.conv(inputs, kernel, strides, padding)` and `tf.nn.conv2d(input, filters, strides, padding)`. */
export const convolution: ShapeRule = withKernel((kernel) => kernel.at(-1) ?? null);

/** Every channel by itself, `depth_multiplier` times. */
export const depthwiseConvolution: ShapeRule = withKernel((kernel) => {
  const [channels = null, multiplier = null] = kernel.slice(-2);
  return channels === null || multiplier === null ? null : channels * multiplier;
});

function withKernel(filters: (kernel: Shape) => number | null): ShapeRule {
  return ofFirst((shape, given) => {
    const kernel: Maybe<Shape> | undefined = given.shape(1, 'kernel', 'filters', 'filter');
    if (kernel === undefined || isUnknown(kernel)) return kernel;
    const rank = shape.length - 2;
    const padding = isPadded(given, 3, 'valid');
    if (rank < 1 || kernel.length !== rank + 2 || padding === undefined || isChannelsFirst(given)) return undefined;
    const strides = given.value(2, 'strides', 'stride') === undefined ? [1] : given.dimensions(2, 'strides', 'stride');
    const dilations = given.value(99, 'dilation_rate', 'dilations') === undefined ? [1] : given.dimensions(99, 'dilation_rate', 'dilations');
    const sides = windowed(shape.slice(1, -1), {
      sizes: kernel.slice(0, rank),
      strides: perSide(strides, rank),
      dilations: perSide(dilations, rank),
      isPadded: padding,
    });
    return [shape[0] ?? null, ...sides, filters(kernel)];
  });
}

/** `ops.max_pool(inputs, pool_size, strides, padding)` and `tf.nn.max_pool2d(input, ksize, strides, padding)`. */
export const pooling: ShapeRule = ofFirst((shape, given) => {
  const rank = shape.length - 2;
  const padding = isPadded(given, 3, 'valid');
  const size = given.dimensions(1, 'pool_size', 'ksize');
  const value = given.value(2, 'strides');
  if (rank < 1 || size === undefined || padding === undefined || isChannelsFirst(given)) return undefined;
  const sizes = perSide(size, rank);
  const strides = value === undefined || value.kind === 'none' ? sizes : perSide(given.dimensions(2, 'strides'), rank);
  return [
    shape[0] ?? null,
    ...windowed(shape.slice(1, -1), { sizes, strides, dilations: Array<number>(rank).fill(1), isPadded: padding }),
    shape.at(-1) ?? null,
  ];
});

/**
 * `ops.image.extract_patches(images, size, strides, dilation_rate, padding)` and TensorFlow's, which takes all sizes with
 * ones for the batch and the channels: patches laid flat in the last axis.
 */
export const patches: ShapeRule = ofFirst((shape, given) => {
  const size = given.dimensions(1, 'size', 'sizes');
  const padding = isPadded(given, 4, 'valid');
  if (size === undefined || padding === undefined || shape.length < 3 || isChannelsFirst(given)) return undefined;
  const sizes = perSide(size, 2);
  const value = given.value(2, 'strides');
  const strides = value === undefined || value.kind === 'none' ? sizes : perSide(given.dimensions(2, 'strides'), 2);
  const rates = given.value(3, 'dilation_rate', 'rates') === undefined ? [1] : given.dimensions(3, 'dilation_rate', 'rates');
  const sides = windowed(shape.slice(-3, -1), { sizes, strides, dilations: perSide(rates, 2), isPadded: padding });
  const volume = [...sizes, shape.at(-1) ?? null].reduce((product, each) => (product === null || each === null ? null : product * each), 1);
  return [...shape.slice(0, -3), ...sides, volume];
});

/** `tf.signal.frame(signal, frame_length, frame_step)`: windows on a new axis. */
export const frames: ShapeRule = ofFirst((shape, given) => {
  const [size, stride] = [given.integer(1, 'frame_length', 'sequence_length'), given.integer(2, 'frame_step', 'sequence_stride')];
  if (size === undefined || stride === undefined || shape.length === 0) return undefined;
  const count = windowed(shape.slice(-1), { sizes: [size], strides: [stride], dilations: [1], isPadded: given.isTrue(3, 'pad_end') });
  return [...shape.slice(0, -1), ...count, size];
});

/** `tf.signal.stft(signals, frame_length, frame_step, fft_length)`: frequencies of every window. */
export const shortTimeFourier: ShapeRule = ofFirst((shape, given) => {
  const [size, stride] = [given.integer(1, 'frame_length'), given.integer(2, 'frame_step')];
  if (size === undefined || stride === undefined || shape.length === 0) return undefined;
  const points = given.integerOr(2 ** Math.ceil(Math.log2(size)), 3, 'fft_length');
  const count = windowed(shape.slice(-1), { sizes: [size], strides: [stride], dilations: [1], isPadded: given.isTrue(9, 'pad_end') });
  return points === undefined ? undefined : [...shape.slice(0, -1), ...count, sumOf([Math.floor(points / 2), 1])];
});

/** Blocks of pixels in depth and back, `tf.nn.space_to_depth(input, block_size)`. @param isDeeper Whether the result is deeper. */
export const blocks = (isDeeper: boolean): ShapeRule => ofFirst((shape, given) => {
  const size = given.integer(1, 'block_size');
  const [batch = null, height = null, width = null, channels = null] = shape;
  if (size === undefined || size < 1 || shape.length !== 4 || isChannelsFirst(given)) return undefined;
  const scaled = (length: number | null, factor: number): number | null => (length === null ? null : Math.floor(length * factor));
  const factor = isDeeper ? 1 / size : size;
  return [batch, scaled(height, factor), scaled(width, factor), scaled(channels, 1 / (factor * factor))];
});
