import type { PictureSize } from './blueprint.js';

/** What strides of 2 leave of a picture, where what is left over counts. */
export function halved([height, width]: PictureSize): PictureSize {
  return [height === null ? null : Math.ceil(height / 2), width === null ? null : Math.ceil(width / 2)];
}

/**
 * The zeros around a picture, `[[above, below], [left, right]]`, with which a kernel of odd size and strides of 2 meets its
 * last pixels as TensorFlow's "same" does: a picture of even length, or of free length, gets one less before it
 * (keras/src/applications/imagenet_utils.py, `correct_pad`).
 */
export function paddingBeforeHalving(picture: PictureSize, kernelSize: number): readonly (readonly number[])[] {
  const around = Math.floor(kernelSize / 2);
  return picture.map((length) => [length === null || length % 2 === 0 ? around - 1 : around, around]);
}
