import * as l10n from '@vscode/l10n';
import { broadcastShapes, elementCount } from '../../graph/index.js';
import { formatShape } from '../../nn/index.js';
import type { ArithmeticArray } from '../../spec/index.js';
import { elementStorage } from '../element.js';
import { DataError } from '../errors.js';
import type { DataMemory } from '../memory.js';
import { kernels } from './kernels.js';
import { blockLength, type ArraySource } from './source.js';
import { allocate } from './memory-of.js';
import { broadcast } from './views.js';

/** A number as an operand: one block that is read again and again. */
function numberSource(value: number, shape: readonly number[]): ArraySource {
  const block = new Float64Array(Math.min(blockLength, elementCount(shape))).fill(value);
  return { shape, dtype: 'float64', read: (_, count) => block.subarray(0, count) };
}

/** The shape that operands have together. @throws DataError when they do not fit. */
export function commonShape(operation: string, operands: readonly (ArraySource | number)[]): readonly number[] {
  const shapes = operands.map((operand) => (typeof operand === 'number' ? [] : operand.shape));
  const [first = [], ...others] = shapes;
  return others.reduce((shape, other) => {
    const together = broadcastShapes(shape, other);
    if (together !== undefined) return together;
    throw new DataError(
      l10n.t('Arrays of shapes {0} and {1} cannot be combined: {2} needs sizes that are equal or 1.', formatShape(shape), formatShape(other), operation),
    );
  }, first);
}

/** An operand in a shape that it is repeated to fill. */
export function filling(operand: ArraySource | number, shape: readonly number[], memory: DataMemory): ArraySource {
  return typeof operand === 'number' ? numberSource(operand, shape) : broadcast(operand, shape, memory);
}

/**
 * Element-wise arithmetic with numpy's broadcasting, in double precision, rounded to the result's type after each
 * operation: for float32 operands this is what float32 arithmetic gives.
 * @throws DataError when the shapes do not fit.
 */
export function arithmetic(operation: ArithmeticArray['operation'], left: ArraySource | number, right: ArraySource | number, dtype: string, memory: DataMemory): ArraySource {
  const shape = commonShape(operation, [left, right]);
  const [first, second] = [filling(left, shape, memory), filling(right, shape, memory)];
  const block = allocate(dtype, Math.min(blockLength, elementCount(shape)));
  const kernel = kernels[operation];
  return {
    shape,
    dtype,
    read: (offset, count) => {
      kernel(first.read(offset, count), second.read(offset, count), block, count);
      return block.subarray(0, count);
    },
  };
}

/**
 * The elements as another type, as numpy's `astype` gives them: towards integers fractions are cut off.
 * @throws DataError for a type that cannot be computed with.
 */
export function cast(source: ArraySource, dtype: string): ArraySource {
  if (source.dtype === dtype) return source;
  const block = allocate(dtype, Math.min(blockLength, elementCount(source.shape)));
  const kind = elementStorage(dtype)?.kind ?? 'float';
  return {
    shape: source.shape,
    dtype,
    read: (offset, count) => {
      const values = source.read(offset, count);
      if (kind === 'float') {
        block.set(values);
      } else {
        for (let index = 0; index < count; index += 1) {
          const value = values[index] ?? NaN;
          block[index] = kind === 'boolean' ? Number(value !== 0) : Math.trunc(value);
        }
      }
      return block.subarray(0, count);
    },
  };
}
