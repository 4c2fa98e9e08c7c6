import { elementCount } from '../../graph/index.js';
import type { StoredArray } from '../array.js';
import { blockLength } from '../expression/source.js';
import { decodeElements, endOf, storageOf, type ArrayPlace } from './elements.js';
import { ReadWindow, StoredFile } from './stored-file.js';

/** An array that stays in its file: rows are read where they lie. @param file What it is the content of, for messages. */
export function storedArray(path: string, place: ArrayPlace, file: string): StoredArray {
  const { layout, shape, start } = place;
  const stored = new StoredFile(path, file);
  return {
    shape,
    dtype: layout.dtype,
    source: () => {
      const values = storageOf(layout).allocate(Math.min(blockLength, elementCount(shape)));
      const window = new ReadWindow(stored, endOf(place));
      return {
        shape,
        dtype: layout.dtype,
        read: (offset, count) => {
          const block = window.read(start + offset * layout.bytes, count * layout.bytes);
          decodeElements(block, values, place, offset, file);
          return values.subarray(0, count);
        },
      };
    },
    close: () => stored.close(),
  };
}
