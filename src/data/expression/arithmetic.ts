import * as l10n from '@vscode/l10n';
import { broadcastShapes, elementCount } from '../../graph/index.js';
import { formatShape } from '../../nn/index.js';
import type { ArithmeticArray } from '../../spec/index.js';
import { elementStorage, type Numbers } from '../element.js';
import { DataError } from '../errors.js';
import { blockLength, type ArraySource } from './source.js';
import { allocate, broadcast } from './views.js';

type Operation = ArithmeticArray['operation'];
type Kernel = (left: Numbers, right: Numbers, result: Numbers, count: number) => void;

/** One loop each: the compiler of the JavaScript engine makes a loop fast when it does one thing. */
const kernels: Readonly<Record<Operation, Kernel>> = {
  add: (left, right, result, count) => {
    for (let index = 0; index < count; index += 1) result[index] = (left[index] ?? NaN) + (right[index] ?? NaN);
  },
  subtract: (left, right, result, count) => {
    for (let index = 0; index < count; index += 1) result[index] = (left[index] ?? NaN) - (right[index] ?? NaN);
  },
  multiply: (left, right, result, count) => {
    for (let index = 0; index < count; index += 1) result[index] = (left[index] ?? NaN) * (right[index] ?? NaN);
  },
  divide: (left, right, result, count) => {
    for (let index = 0; index < count; index += 1) result[index] = (left[index] ?? NaN) / (right[index] ?? NaN);
  },
};

/** A number as an operand: one block that is read again and again. */
function numberSource(value: number, shape: readonly number[]): ArraySource {
  const block = new Float64Array(Math.min(blockLength, elementCount(shape))).fill(value);
  return { shape, dtype: 'float64', read: (_, count) => block.subarray(0, count) };
}

/**
 * Element-wise arithmetic with numpy's broadcasting, in double precision, rounded to the result's type after each
 * operation: for float32 operands this is what float32 arithmetic gives.
 * @throws DataError when the shapes do not fit.
 */
export function arithmetic(operation: Operation, left: ArraySource | number, right: ArraySource | number, dtype: string): ArraySource {
  const leftShape = typeof left === 'number' ? [] : left.shape;
  const rightShape = typeof right === 'number' ? [] : right.shape;
  const shape = broadcastShapes(leftShape, rightShape);
  if (shape === undefined) {
    throw new DataError(
      l10n.t('Arrays of shapes {0} and {1} cannot be combined: {2} needs sizes that are equal or 1.', formatShape(leftShape), formatShape(rightShape), operation),
    );
  }
  const first = typeof left === 'number' ? numberSource(left, shape) : broadcast(left, shape);
  const second = typeof right === 'number' ? numberSource(right, shape) : broadcast(right, shape);
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
