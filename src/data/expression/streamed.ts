import * as l10n from '@vscode/l10n';
import { elementCount } from '../../graph/index.js';
import type { DataArray, StreamedArray } from '../array.js';
import { elementStorage, type Numbers } from '../element.js';
import { DataError } from '../errors.js';
import { allocate } from './memory-of.js';
import { blockLength, forEachBlock, type ArraySource } from './source.js';

/** The type that the elements of a source have in a finished array. */
export function finishedType({ dtype }: ArraySource): StreamedArray['type'] {
  return elementStorage(dtype)?.type ?? 'float32';
}

/** The elements of a source in the memory of a finished array, computed straight into it. */
export function finished(source: ArraySource): DataArray {
  const { shape, memory } = source;
  if (memory instanceof Uint8Array || memory instanceof Int32Array || memory instanceof Float32Array) return { values: memory, shape };
  const values = valuesFor(source, elementCount(shape));
  forEachBlock(source, (block, offset) => keep(block, values, offset, offset));
  return { values, shape };
}

/** A source that is computed sample by sample, as they are asked for. */
export function streamed(source: ArraySource): StreamedArray {
  const { shape } = source;
  const sample = shape.slice(1);
  const size = elementCount(sample);
  return {
    type: finishedType(source),
    shape,
    gather: (rows) => {
      const values = valuesFor(source, rows.length * size);
      for (let row = 0; row < rows.length; ) {
        const first = rows[row] ?? 0;
        let together = 1;
        while (rows[row + together] === first + together) together += 1;
        for (let place = 0; place < together * size; place += blockLength) {
          const offset = first * size + place;
          keep(source.read(offset, Math.min(blockLength, together * size - place)), values, row * size + place, offset);
        }
        row += together;
      }
      return { values, shape: [rows.length, ...sample] };
    },
  };
}

function valuesFor(source: ArraySource, count: number): DataArray['values'] {
  return allocate(finishedType(source), count) as DataArray['values'];
}

/** Copies a block to its place. @param element The number of its first element in the source, for the message. */
function keep(block: Numbers, values: DataArray['values'], place: number, element: number): void {
  if (values instanceof Int32Array) {
    const wrong = block.findIndex((value) => value !== (value | 0));
    if (wrong >= 0) throw new DataError(l10n.t('element {0} is {1}, which 32 bits cannot hold.', element + wrong, block[wrong] ?? NaN));
  }
  values.set(block, place);
}
