import { elementCount } from '../../graph/index.js';
import { allocate } from './memory-of.js';
import { blockLength, type ArraySource } from './source.js';

/** Which rows of a source another one has, in which order. */
export interface RowChoice {
  readonly count: number;
  /** The number of the row that is at a place. */
  readonly at: (place: number) => number;
}

/** Rows of a source (of axis 0), in any order and as often as they are wanted; those that are not are not computed. */
export function pickedRows(source: ArraySource, { count: rows, at }: RowChoice, shape: readonly number[]): ArraySource {
  const { dtype } = source;
  const size = elementCount(source.shape.slice(1));
  const block = allocate(dtype, Math.min(blockLength, elementCount(shape)));
  return {
    shape,
    dtype,
    read: (offset, count) => {
      for (let position = 0; position < count; ) {
        const place = Math.floor((offset + position) / size);
        const row = at(place);
        const within = (offset + position) % size;
        // Rows that follow each other in the source are read together.
        let together = 1;
        while (place + together < rows && together * size - within < count - position && at(place + together) === row + together) together += 1;
        const length = Math.min(together * size - within, count - position);
        block.set(source.read(row * size + within, length), position);
        position += length;
      }
      return block.subarray(0, count);
    },
  };
}
