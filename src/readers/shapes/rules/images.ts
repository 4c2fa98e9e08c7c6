import { isUnknown, type Shape } from '../../../spec/index.js';
import type { FunctionArguments } from '../arguments.js';
import { ofFirst, ofTwo, type ShapeRule, type ShapesRule } from './rule.js';

type Length = number | null;

/** An image or a batch of them with other sides. */
function withSides(shape: Shape, height: Length, width: Length): Shape | undefined {
  return shape.length < 3 ? undefined : [...shape.slice(0, -3), height, width, shape.at(-1) ?? null];
}

/** Two sides that one argument gives, free where they are not known. */
function pairOf(given: FunctionArguments, position: number, ...names: readonly string[]): readonly [Length, Length] {
  const sides = given.dimensions(position, ...names) ?? [];
  return sides.length === 2 ? [sides[0] ?? null, sides[1] ?? null] : [null, null];
}

/** `resize(images, size)`; the longer side stays free where the aspect ratio is kept. */
export const resized: ShapeRule = ofFirst((shape, given) => {
  if (given.isTrue(99, 'preserve_aspect_ratio')) return withSides(shape, null, null);
  if (given.text(99, 'data_format') === 'channels_first') return undefined;
  return withSides(shape, ...pairOf(given, 1, 'size'));
});

/** Sides as two arguments. @param position Where the height is; the width follows. */
export const toSides = (position: number): ShapeRule => ofFirst((shape, given) =>
  withSides(shape, given.integer(position, 'target_height') ?? null, given.integer(position + 1, 'target_width') ?? null));

/** `tf.image.random_crop(value, size)` and `tf.slice`-like crops to a whole shape. */
export const croppedTo: ShapeRule = (given) => given.dimensions(1, 'size');

/** `tf.image.central_crop(image, fraction)`: an even margin is cut off (tensorflow/python/ops/image_ops_impl.py). */
export const centralCrop: ShapeRule = ofFirst((shape, given) => {
  const fraction = given.integer(1, 'central_fraction');
  const side = (length: Length): Length => (length === null || fraction === undefined ? null : length - 2 * Math.trunc((length - length * fraction) / 2));
  return withSides(shape, side(shape.at(-3) ?? null), side(shape.at(-2) ?? null));
});

/** `tf.image.crop_and_resize(image, boxes, box_indices, crop_size)`: an image a box. */
export const croppedBoxes: ShapeRule = ofTwo([['image', 'images'], ['boxes']], (shape, boxes, given) =>
  [boxes[0] ?? null, ...pairOf(given, 3, 'crop_size'), shape.at(-1) ?? null]);

/** With so many channels. */
export const inChannels = (channels: number): ShapeRule => ofFirst((shape) => [...shape.slice(0, -1), channels]);

/** One number an image. */
export const ofImages: ShapeRule = ofFirst((shape) => shape.slice(0, -3));

/** `tf.image.sobel_edges(image)`: the change down and across on a new axis. */
export const edges: ShapeRule = ofFirst((shape) => [...shape, 2]);

/** `tf.image.image_gradients(image)`: the change down and across. */
export const imageGradients: ShapesRule = (given) => {
  const shape = given.shape(0, 'image');
  return shape === undefined || isUnknown(shape) ? shape : [shape, shape];
};

/** `K.resize_images(x, height_factor, width_factor, data_format)`. */
export const enlarged: ShapeRule = ofFirst((shape, given) => {
  const [down, across] = [given.integer(1, 'height_factor'), given.integer(2, 'width_factor')];
  const [batch = null, height = null, width = null, channels = null] = shape;
  const times = (length: Length, factor: number | undefined): Length => (length === null || factor === undefined ? null : length * factor);
  return shape.length !== 4 || given.text(3, 'data_format') === 'channels_first' ? undefined : [batch, times(height, down), times(width, across), channels];
});

/** `ops.image.crop_images(images, top, left, bottom, right, target_height, target_width)`, where the sides are given. */
export const croppedImages: ShapeRule = ofFirst((shape, given) =>
  withSides(shape, given.integer(5, 'target_height') ?? null, given.integer(6, 'target_width') ?? null));
