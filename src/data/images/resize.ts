import type { ImageFolderArray } from '../../spec/index.js';

/** Where a pixel of the result lies between two of the source. */
interface Between {
  readonly lower: number;
  readonly upper: number;
  readonly share: number;
}

/** As TensorFlow places them, with the centres of the pixels in their middle (tensorflow/core/kernels/image/resize_bilinear_op.cc). */
function placesAlong(from: number, to: number): Between[] {
  return Array.from({ length: to }, (_, index) => {
    const place = Math.fround(Math.fround(index + 0.5) * Math.fround(from / to)) - 0.5;
    const floor = Math.floor(place);
    return { lower: Math.max(floor, 0), upper: Math.min(Math.ceil(place), from - 1), share: place - floor };
  });
}

/** The nearest pixels, in float64. Pillow adds the step up, which differs where a place is in the middle of two (libImaging/Geometry.c, ImagingScaleAffine). */
function nearestAlong(from: number, to: number, isPillow: boolean): number[] {
  if (!isPillow) return Array.from({ length: to }, (_, index) => Math.floor(((index + 0.5) * from) / to));
  const step = from / to;
  let place = step * 0.5;
  return Array.from({ length: to }, () => {
    const nearest = Math.min(Math.floor(place), from - 1);
    place += step;
    return nearest;
  });
}

/**
 * Puts the channels of a picture in a frame, `tf.image.resize` without antialiasing, or Pillow's `resize`.
 * @param pixel A channel of the pixel at a row and a column of the source.
 * @returns (height, width, channels) in C order, written from an offset on.
 */
export function resize(
  source: { readonly width: number; readonly height: number; readonly pixel: (row: number, column: number, channel: number) => number },
  frame: { readonly height: number; readonly width: number; readonly channels: number; readonly interpolation: ImageFolderArray['interpolation'] },
  target: Float32Array,
  offset: number,
): void {
  const { pixel } = source;
  const rows = placesAlong(source.height, frame.height);
  const columns = placesAlong(source.width, frame.width);
  const isPillow = frame.interpolation === 'pillowNearest';
  const [nearestRows, nearestColumns] = [nearestAlong(source.height, frame.height, isPillow), nearestAlong(source.width, frame.width, isPillow)];
  let place = offset;
  for (let row = 0; row < frame.height; row += 1) {
    for (let column = 0; column < frame.width; column += 1) {
      const [y, x] = [rows[row], columns[column]];
      for (let channel = 0; channel < frame.channels; channel += 1) {
        if (frame.interpolation !== 'bilinear' || y === undefined || x === undefined) {
          target[place] = pixel(nearestRows[row] ?? 0, nearestColumns[column] ?? 0, channel);
        } else {
          const top = pixel(y.lower, x.lower, channel) * (1 - x.share) + pixel(y.lower, x.upper, channel) * x.share;
          const bottom = pixel(y.upper, x.lower, channel) * (1 - x.share) + pixel(y.upper, x.upper, channel) * x.share;
          target[place] = top * (1 - y.share) + bottom * y.share;
        }
        place += 1;
      }
    }
  }
}
