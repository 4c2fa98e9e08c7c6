import * as l10n from '@vscode/l10n';
import { transpose, type Tensor } from '../../../graph/index.js';
import { isUnknown, type Config, type Maybe, type Shape } from '../../../spec/index.js';
import { argument, stringArgument } from '../../argument.js';
import { ShapeError } from '../../definition.js';
import { formatShape } from '../../shape.js';
import { onlyInput } from '../shapes.js';
import type { WindowLayer } from './settings.js';

/** Where Keras has the channels: behind the other axes, unless it is told otherwise. */
export type DataFormat = 'channels_last' | 'channels_first';

/** What a shape says, whatever the place of its channels. */
export interface ImageShape {
  readonly batch: number | null;
  readonly channels: number | null;
  /** Steps of a sequence; height and width of an image; depth, height and width of a volume. */
  readonly lengths: readonly (number | null)[];
}

/** The argument `data_format`. @throws ShapeError where it is neither of the two. */
export function dataFormat({ className }: WindowLayer, config: Config): Maybe<DataFormat> {
  const value = argument(config, 'data_format');
  if (isUnknown(value)) return value;
  const format = value === null ? 'channels_last' : stringArgument(config, 'data_format').toLowerCase();
  if (format === 'channels_last' || format === 'channels_first') return format;
  throw new ShapeError(
    l10n.t('The "data_format" of {0} must be "channels_last" or "channels_first"; it is "{1}".', className, format),
  );
}

/**
 * Takes the shape of a layer's only input apart.
 * @throws ShapeError where it has not as many axes as the layer needs, and says how to get them.
 */
export function imageShape({ className, rank }: WindowLayer, format: DataFormat, inputs: readonly Shape[]): ImageShape {
  const input = onlyInput(className, inputs);
  if (input.length !== rank + 2) {
    throw new ShapeError(
      l10n.t(
        '{0} needs an input of {1} axes, {2}; it gets {3}. Reshape can add an axis of length 1 for the channels.',
        className,
        rank + 2,
        axesOf(rank),
        formatShape(input),
      ),
    );
  }
  const [batch = null, ...sample] = input;
  const axis = format === 'channels_first' ? 0 : rank;
  return { batch, channels: sample[axis] ?? null, lengths: sample.toSpliced(axis, 1) };
}

function axesOf(rank: number): string {
  if (rank === 1) return l10n.t('(batch, steps, channels)');
  return rank === 2 ? l10n.t('(batch, height, width, channels)') : l10n.t('(batch, depth, height, width, channels)');
}

/** Puts a shape together again. */
export function shapeOf({ batch, channels, lengths }: ImageShape, format: DataFormat): Shape {
  return format === 'channels_first' ? [batch, channels, ...lengths] : [batch, ...lengths, channels];
}

/** A layer's input as the graph's convolutions want it, the channels behind the batch. */
export function channelsFirst(x: Tensor, format: DataFormat): Tensor {
  const [batch = 0, ...sample] = x.shape.map((_, axis) => axis);
  return format === 'channels_first' ? x : transpose(x, [batch, ...sample.slice(-1), ...sample.slice(0, -1)]);
}

/** Keras's kernel (…window, a, b) as the graph wants it: (b, a, …window). */
export function filtersFirst(kernel: Tensor): Tensor {
  const axes = kernel.shape.map((_, axis) => axis);
  return transpose(kernel, [...axes.slice(-2).reverse(), ...axes.slice(0, -2)]);
}

/** The way back from {@link channelsFirst}. */
export function inFormat(x: Tensor, format: DataFormat): Tensor {
  const [batch = 0, channels = 1, ...lengths] = x.shape.map((_, axis) => axis);
  return format === 'channels_first' ? x : transpose(x, [batch, ...lengths, channels]);
}
