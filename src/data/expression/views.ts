import * as l10n from '@vscode/l10n';
import { elementCount, rowMajorStrides } from '../../graph/index.js';
import { formatShape } from '../../nn/index.js';
import type { SliceArray } from '../../spec/index.js';
import type { Numbers } from '../element.js';
import { DataError } from '../errors.js';
import type { DataMemory } from '../memory.js';
import { allocate, bytesOf, whole } from './memory-of.js';
import { pickedRows } from './picked-rows.js';
import { forEachRun } from './runs.js';
import { viewedSamples, type View } from './viewed-samples.js';
import { blockLength, memorySource, type ArraySource } from './source.js';

/** A source as it looks with other strides: in memory where it lies there or fits, else sample by sample where its samples stay as they are. */
function strided(source: ArraySource, view: View, needing: string, memory: DataMemory): ArraySource {
  const size = elementCount(source.shape.slice(1));
  const isBySample = view.strides[0] === size && view.shape[0] === source.shape[0] && source.shape.length > 1;
  if (isBySample && source.memory === undefined && !memory.fits(bytesOf(source))) return viewedSamples(source, view);
  return viewed(whole(source, needing, memory), view, source.dtype);
}

/** An array in memory as it looks with other strides; blocks are gathered. */
function viewed(memory: Numbers, { first, strides, shape }: View, dtype: string): ArraySource {
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

/** The same elements in C order under another shape. */
export function reshaped(source: ArraySource, shape: readonly number[]): ArraySource {
  return { ...source, shape };
}

/** A source repeated along the axes that it lacks or has once. @throws DataError where that needs more memory than there is. */
export function broadcast(source: ArraySource, shape: readonly number[], memory: DataMemory): ArraySource {
  if (elementCount(source.shape) === elementCount(shape)) return reshaped(source, shape);
  const missing = shape.length - source.shape.length;
  const own = rowMajorStrides(source.shape);
  const strides = shape.map((_, axis) => (axis < missing || source.shape[axis - missing] === 1 ? 0 : (own[axis - missing] ?? 0)));
  return strided(source, { first: 0, strides, shape }, 'broadcast', memory);
}

/** First index, step and number of elements of a Python slice of an axis (`slice.indices`). */
export function sliceIndices(size: number, start: number | null, stop: number | null, step: number): { first: number; count: number } {
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
export function sliced(source: ArraySource, { axis, start, stop, step }: Pick<SliceArray, 'axis' | 'start' | 'stop' | 'step'>, memory: DataMemory): ArraySource {
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
  if (axis === 0 && source.memory === undefined) return pickedRows(source, { count, at: (index) => first + index * step }, shape);
  return strided(source, { first: first * stride, strides: strides.with(axis, stride * step), shape }, 'slice', memory);
}

/** The axes in another order. @throws DataError where that is no order of the array's axes, or needs more memory than there is. */
export function transposed(source: ArraySource, axes: readonly number[], memory: DataMemory): ArraySource {
  const { shape } = source;
  if (axes.length !== shape.length || new Set(axes).size !== axes.length || axes.some((axis) => shape[axis] === undefined)) {
    throw new DataError(l10n.t('The axes of an array of shape {0} cannot be put in the order {1}.', formatShape(shape), axes.join(', ')));
  }
  const strides = rowMajorStrides(shape);
  const moved = axes.map((axis) => shape[axis] ?? 1);
  return strided(source, { first: 0, strides: axes.map((axis) => strides[axis] ?? 0), shape: moved }, 'transpose', memory);
}
