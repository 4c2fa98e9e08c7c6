import type { Tensor4D } from '@tensorflow/tfjs-core';
import { elementCount, numberAttribute, numbersAttribute, positions, reach, slidingOf, type Sliding } from '../../../graph/index.js';
import { heightAndWidth, isImages, onImages, withHeight } from './images.js';
import { ofTwo, type Rule, type Tfjs, type TfjsTensor } from './rule.js';
import { padLengths, readWindows, spread } from './windows.js';

/** Convolution and its adjoint, for any number of axes behind batch and channels. */
export const convolutionRules = {
  Conv: ofTwo((tf, x, kernel, { attributes }) => {
    const how = slidingOf(attributes);
    const padded = padLengths(tf, x, how.before.map((before, axis) => [before, how.after[axis] ?? 0]));
    return convolve(tf, padded, kernel, how, numberAttribute(attributes, 'groups'));
  }),
  ConvTranspose: ofTwo((tf, x, kernel, { attributes }) => {
    const { strides, dilations, before } = slidingOf(attributes);
    const groups = numberAttribute(attributes, 'groups');
    const apart = spread(tf, x, strides);
    const lengths = [...numbersAttribute(attributes, 'lengths')];
    // Each output sees the inputs whose windows hold it: a window of the same reach, turned round.
    const amounts = lengths.map((length, axis): [number, number] => {
      const beyond = reach(kernel.shape[axis + 2] ?? 1, dilations[axis] ?? 1) - 1;
      const first = beyond - (before[axis] ?? 0);
      return [first, length + beyond - first - (apart.shape[axis + 2] ?? 1)];
    });
    const close = { strides: strides.map(() => 1), dilations, before: [], after: [] };
    return convolve(tf, padLengths(tf, apart, amounts), turned(tf, kernel, groups), close, groups);
  }),
} satisfies Readonly<Record<string, Rule>>;

/** The kernel (filters, channels / groups, …window) with its window turned round and its sides swapped. */
function turned(tf: Tfjs, kernel: TfjsTensor, groups: number): TfjsTensor {
  const [filters = 1, channels = 1, ...window] = kernel.shape;
  const places = window.map((_, axis) => axis + 3);
  const byGroup = tf.reshape(kernel, [groups, filters / groups, channels, ...window]);
  const swapped = tf.transpose(tf.reverse(byGroup, places), [0, 2, 1, ...places]);
  return tf.reshape(swapped, [groups * channels, filters / groups, ...window]);
}

/** Convolves padded data. */
function convolve(tf: Tfjs, x: TfjsTensor, kernel: TfjsTensor, how: Sliding, groups: number): TfjsTensor {
  const isPlain = how.strides.every((stride) => stride === 1) || how.dilations.every((dilation) => dilation === 1);
  if (groups !== 1 || !isPlain || !isImages(x)) return byWindows(tf, x, kernel, how, groups);
  const [strides, dilations] = [heightAndWidth(how.strides), heightAndWidth(how.dilations)];
  const filters = tf.transpose<Tensor4D>(withHeight(tf, kernel) as Tensor4D, [2, 3, 1, 0]);
  return onImages(tf, x, (images) => tf.conv2d(images as Tensor4D, filters, strides, 'valid', 'NHWC', dilations));
}

/** By one matrix product a sample and group, of the filters and all windows. */
function byWindows(tf: Tfjs, x: TfjsTensor, kernel: TfjsTensor, how: Sliding, groups: number): TfjsTensor {
  const [filters = 1, channels = 1, ...window] = kernel.shape;
  const [batch = 1, , ...lengths] = x.shape;
  const size = channels * elementCount(window);
  const padless = { ...how, before: lengths.map(() => 0), after: lengths.map(() => 0) };
  const found = positions(lengths, window, padless);
  const windows = tf.reshape(readWindows(tf, x, window, how), [batch * groups, size, elementCount(found)]);
  const weights = tf.reshape(kernel, [1, groups, filters / groups, size]);
  const each = tf.reshape(tf.broadcastTo(weights, [batch, groups, filters / groups, size]), [batch * groups, filters / groups, size]);
  return tf.reshape(tf.matMul(each, windows), [batch, filters, ...found]);
}
