import { elementCount } from '../../graph/index.js';
import type { DataMemory } from '../memory.js';
import { cast, filling } from './arithmetic.js';
import { allocate } from './memory-of.js';
import { blockLength, type ArraySource } from './source.js';

/** A condition, what is where it holds, and what is elsewhere. */
export type Choice = readonly [condition: ArraySource | number, left: ArraySource | number, right: ArraySource | number];

/** Where a condition holds the one, elsewhere the other, `np.where`, in a shape that all of them are repeated to fill. */
export function chosen([condition, left, right]: Choice, shape: readonly number[], dtype: string, memory: DataMemory): ArraySource {
  const holds = filling(condition, shape, memory);
  const [first, second] = [cast(filling(left, shape, memory), dtype), cast(filling(right, shape, memory), dtype)];
  const block = allocate(dtype, Math.min(blockLength, elementCount(shape)));
  return {
    shape,
    dtype,
    read: (offset, count) => {
      const [conditions, lefts, rights] = [holds.read(offset, count), first.read(offset, count), second.read(offset, count)];
      for (let index = 0; index < count; index += 1) block[index] = ((conditions[index] ?? 0) !== 0 ? lefts[index] : rights[index]) ?? Number.NaN;
      return block.subarray(0, count);
    },
  };
}
