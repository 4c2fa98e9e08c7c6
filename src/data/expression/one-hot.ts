import * as l10n from '@vscode/l10n';
import { elementCount } from '../../graph/index.js';
import { DataError } from '../errors.js';
import type { DataMemory } from '../memory.js';
import { blockLength, type ArraySource } from './source.js';
import { allocate, whole } from './memory-of.js';

/**
 * Integer classes as rows of zeros with a one, `keras.utils.to_categorical`: a last axis of size 1 is dropped. As in Keras,
 * parts of a class are cut off, and negative ones count from the last (keras/src/utils/numerical_utils.py).
 * @throws DataError naming the first class that is out of range.
 */
export function oneHot(source: ArraySource, classes: number, dtype: string, memory: DataMemory): ArraySource {
  const given = whole(source, 'to_categorical', memory);
  const labels = Int32Array.from(given, (label) => (label <= -1 ? Math.trunc(label) + classes : Math.trunc(label)));
  const wrong = given.findIndex((label, row) => !Number.isFinite(label) || (labels[row] ?? NaN) < 0 || (labels[row] ?? NaN) >= classes);
  if (wrong >= 0) {
    throw new DataError(l10n.t('Sample {0} has the class {1}, but to_categorical was given {2} classes (0 to {3}).', wrong, given[wrong] ?? NaN, classes, classes - 1));
  }
  const rank = source.shape.length;
  const outer = rank > 1 && source.shape[rank - 1] === 1 ? source.shape.slice(0, -1) : source.shape;
  const shape = [...outer, classes];
  const block = allocate(dtype, Math.min(blockLength, elementCount(shape)));
  return {
    shape,
    dtype,
    read: (offset, count) => {
      block.fill(0, 0, count);
      for (let row = Math.floor(offset / classes); row * classes < offset + count; row += 1) {
        const place = row * classes + (labels[row] ?? 0) - offset;
        if (place >= 0 && place < count) block[place] = 1;
      }
      return block.subarray(0, count);
    },
  };
}
