import * as l10n from '@vscode/l10n';
import { elementCount, rowMajorStrides } from '../../graph/index.js';
import { formatShape } from '../../nn/index.js';
import { elementStorage, type Numbers } from '../element.js';
import { DataError } from '../errors.js';
import { forEachRun } from './runs.js';
import { blockLength, memorySource, type ArraySource } from './source.js';

/** An array in memory as it looks with other strides; blocks are gathered. */
function stridedSource(memory: Numbers, first: number, strides: readonly number[], shape: readonly number[], dtype: string): ArraySource {
  const block = allocate(dtype, Math.min(blockLength, elementCount(shape)));
  const lastStride = strides[shape.length - 1] ?? 0;
  return {
    shape,
    dtype,
    read: (offset, count) => {
      forEachRun(shape, strides, offset, count, (position, place, length) => {
        for (let index = 0; index < length; index += 1) block[position + index] = memory[first + place + index * lastStride] ?? NaN;
      });
      return block.subarray(0, count);
    },
  };
}

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

/** A source's elements in memory: as they are where they lie there already, else computed. */
export function materialize(source: ArraySource): Numbers {
  if (source.memory !== undefined) return source.memory;
  const total = elementCount(source.shape);
  const values = allocate(source.dtype, total);
  for (let offset = 0; offset < total; offset += blockLength) {
    values.set(source.read(offset, Math.min(blockLength, total - offset)), offset);
  }
  return values;
}

/** The same elements in C order under another shape. */
export function reshaped(source: ArraySource, shape: readonly number[]): ArraySource {
  return { ...source, shape };
}

/** A source repeated along the axes that it lacks or has once. The source is computed first if it must be repeated. */
export function broadcast(source: ArraySource, shape: readonly number[]): ArraySource {
  if (elementCount(source.shape) === elementCount(shape)) return reshaped(source, shape);
  const missing = shape.length - source.shape.length;
  const own = rowMajorStrides(source.shape);
  const strides = shape.map((_, axis) => (axis < missing || source.shape[axis - missing] === 1 ? 0 : (own[axis - missing] ?? 0)));
  return stridedSource(materialize(source), 0, strides, shape, source.dtype);
}

/** First index, step and number of elements of a Python slice of an axis (`slice.indices`). */
function sliceIndices(size: number, start: number | null, stop: number | null, step: number): { first: number; count: number } {
  const place = (index: number | null, open: number): number => {
    if (index === null) return open;
    const fromStart = index < 0 ? index + size : index;
    return step > 0 ? Math.min(Math.max(fromStart, 0), size) : Math.min(Math.max(fromStart, -1), size - 1);
  };
  const first = place(start, step > 0 ? 0 : size - 1);
  const end = place(stop, step > 0 ? size : -1);
  return { first, count: Math.max(0, Math.ceil((end - first) / step)) };
}

/**
 * A numpy slice along one axis. Whole rows are neither copied nor computed before they are read.
 * @throws DataError for a step of 0 or an axis that the array does not have.
 */
export function sliced(source: ArraySource, axis: number, start: number | null, stop: number | null, step: number): ArraySource {
  const size = source.shape[axis];
  if (size === undefined || step === 0 || !Number.isInteger(step)) {
    throw new DataError(l10n.t('An array of shape {0} cannot be sliced along axis {1} in steps of {2}.', formatShape(source.shape), axis, step));
  }
  const { first, count } = sliceIndices(size, start, stop, step);
  const shape = source.shape.with(axis, count);
  const strides = rowMajorStrides(source.shape);
  const stride = strides[axis] ?? 1;
  if (axis === 0 && step === 1) {
    const { dtype } = source;
    const begin = first * stride;
    if (source.memory !== undefined) return memorySource(source.memory.subarray(begin, begin + count * stride), shape, dtype);
    return { shape, dtype, read: (offset, length) => source.read(begin + offset, length) };
  }
  if (axis === 0 && source.memory === undefined) return spacedRows(source, first, step, shape);
  return stridedSource(materialize(source), first * stride, strides.with(axis, stride * step), shape, source.dtype);
}

/** Rows that lie apart, or in reverse; those between them are not computed. */
function spacedRows(source: ArraySource, first: number, step: number, shape: readonly number[]): ArraySource {
  const { dtype } = source;
  const size = elementCount(shape.slice(1));
  const block = allocate(dtype, Math.min(blockLength, elementCount(shape)));
  return {
    shape,
    dtype,
    read: (offset, count) => {
      for (let position = 0; position < count; ) {
        const row = Math.floor((offset + position) / size);
        const within = (offset + position) % size;
        const length = Math.min(size - within, count - position);
        block.set(source.read((first + row * step) * size + within, length), position);
        position += length;
      }
      return block.subarray(0, count);
    },
  };
}

/** The axes in another order. @throws DataError where that is no order of the array's axes. */
export function transposed(source: ArraySource, axes: readonly number[]): ArraySource {
  const { shape } = source;
  if (axes.length !== shape.length || new Set(axes).size !== axes.length || axes.some((axis) => shape[axis] === undefined)) {
    throw new DataError(l10n.t('The axes of an array of shape {0} cannot be put in the order {1}.', formatShape(shape), axes.join(', ')));
  }
  const strides = rowMajorStrides(shape);
  const moved = axes.map((axis) => shape[axis] ?? 1);
  return stridedSource(materialize(source), 0, axes.map((axis) => strides[axis] ?? 0), moved, source.dtype);
}
