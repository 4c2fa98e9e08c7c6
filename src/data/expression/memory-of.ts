import * as l10n from '@vscode/l10n';
import { elementCount } from '../../graph/index.js';
import { formatShape } from '../../nn/index.js';
import { elementStorage, type Numbers } from '../element.js';
import { DataError } from '../errors.js';
import type { DataMemory } from '../memory.js';
import { forEachBlock, type ArraySource } from './source.js';

/**
 * Memory for elements of a numpy type.
 * @throws DataError for a type that cannot be computed with.
 */
export function allocate(dtype: string, length: number): Numbers {
  const storage = elementStorage(dtype);
  if (storage === undefined) {
    throw new DataError(l10n.t('Arrays of type {0} cannot be computed with. Use float32 or an integer type of up to 64 bits.', dtype));
  }
  return storage.allocate(length);
}

/** The bytes that the elements of a source take in memory. */
export function bytesOf({ shape, dtype }: ArraySource): number {
  return elementCount(shape) * allocate(dtype, 0).BYTES_PER_ELEMENT;
}

/** A source's elements in memory: as they are where they lie there already, else computed. */
export function materialize(source: ArraySource): Numbers {
  if (source.memory !== undefined) return source.memory;
  const values = allocate(source.dtype, elementCount(source.shape));
  forEachBlock(source, (block, offset) => values.set(block, offset));
  return values;
}

/**
 * A source's elements in memory, for an operation that needs all of them at once.
 * @param needing The operation, for the message.
 * @throws DataError where they do not fit into what is left.
 */
export function whole(source: ArraySource, needing: string, memory: DataMemory): Numbers {
  if (source.memory === undefined && !memory.reserve(bytesOf(source))) throw doesNotFit(source, needing, memory);
  return materialize(source);
}

/** Says that an operation cannot be done batch by batch, and what to do. */
function doesNotFit(source: ArraySource, needing: string, memory: DataMemory): DataError {
  return new DataError(
    l10n.t(
      '{0} needs an array of shape {1} in memory as a whole, {2} MiB, and data may take {3} MiB here. Do that in a script and save the result with numpy.save, or set GRADLENS_DATA_MEMORY to more MiB.',
      needing,
      formatShape(source.shape),
      Math.ceil(bytesOf(source) / 2 ** 20),
      Math.floor(memory.bytes / 2 ** 20),
    ),
  );
}
