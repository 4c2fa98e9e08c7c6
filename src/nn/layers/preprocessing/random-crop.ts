import { add, cast, gather, integerConstant, multiply, slice, type Tensor } from '../../../graph/index.js';
import type { Config } from '../../../spec/index.js';
import { numberArgument } from '../../argument.js';
import type { ForwardContext } from '../../definition.js';
import { whileTraining } from './drawn.js';
import type { Pictures } from './pictures.js';
import { inSize } from './resize.js';

/**
 * A part of each picture, at a place by chance that is the same for all pictures of a batch; of pictures that are too small, what has
 * the same proportions, in the size asked for (random_crop.py).
 */
export const randomCrop = whileTraining('RandomCrop', (pictures, config, context) => {
  const { x, height, width } = pictures;
  const [rows, columns] = [numberArgument(config, 'height'), numberArgument(config, 'width')];
  const isLarger = (x.shape[height] ?? 0) > rows && (x.shape[width] ?? 0) > columns;
  return isLarger ? cut(cut(x, height, rows, context), width, columns, context) : inProportion(pictures, config, rows, columns);
});

function cut(x: Tensor, axis: number, length: number, context: ForwardContext): Tensor {
  const free = (x.shape[axis] ?? 0) - length + 1;
  const start = cast(multiply(context.randomUniform([1]), free), 'int64');
  const places = integerConstant(Array.from({ length }, (_, place) => place), [length], 'int64');
  return gather(x, add(places, start), axis);
}

function inProportion(pictures: Pictures, config: Config, rows: number, columns: number): Tensor {
  const { x, height, width } = pictures;
  const [tall, wide] = [x.shape[height] ?? 1, x.shape[width] ?? 1];
  const [cropRows, cropColumns] = [Math.trunc((wide * rows) / columns), Math.trunc((tall * columns) / rows)];
  const start = (length: number, crop: number): number => Math.trunc((length - Math.max(Math.min(length, crop), 1)) / 2);
  // Keras cuts as many rows and columns as there shall be, as far as the picture goes, from where the part would begin.
  const part = (image: Tensor, axis: number, from: number, length: number): Tensor => slice(image, axis, from, Math.min(image.shape[axis] ?? 1, from + length));
  const cropped = part(part(x, height, start(tall, cropRows), rows), width, start(wide, cropColumns), columns);
  return inSize({ ...pictures, x: cropped }, config);
}
