import { elementCount } from '../../graph/index.js';
import type { Numbers } from '../element.js';

/** Elements a block holds at most; a block of float64 (64 KB) stays in the processor's cache. */
export const blockLength = 8192;

/**
 * An array that is computed a block at a time, in C order, so that a chain of arithmetic over a whole data set needs no
 * array between its steps. A source belongs to one place in one expression: its blocks are used again.
 */
export interface ArraySource {
  readonly shape: readonly number[];
  /** As numpy spells it; what the blocks hold is that type's storage. */
  readonly dtype: string;
  /** The elements from `offset`, at most {@link blockLength} of them; valid until the next read. */
  read(offset: number, count: number): Numbers;
  /** The whole array, where it lies in memory as it is. */
  readonly memory?: Numbers;
}

/** An array in memory. */
export function memorySource(values: Numbers, shape: readonly number[], dtype: string): ArraySource {
  return { shape, dtype, memory: values, read: (offset, count) => values.subarray(offset, offset + count) };
}

/** Goes through a source from its first element to its last. */
export function forEachBlock(source: ArraySource, visit: (block: Numbers, offset: number) => void): void {
  const total = elementCount(source.shape);
  for (let offset = 0; offset < total; offset += blockLength) {
    visit(source.read(offset, Math.min(blockLength, total - offset)), offset);
  }
}
