import * as l10n from '@vscode/l10n';
import { elementCount, rowMajorStrides } from '../../graph/index.js';
import { formatShape } from '../../nn/index.js';
import { DataError } from '../errors.js';
import { forEachRun } from './runs.js';
import { forEachBlock, memorySource, type ArraySource } from './source.js';

/**
 * `numpy.mean` or `numpy.std` (of the population, `ddof=0`) over axes, null for all. Sums are kept in float64, whatever
 * the type, and the result stays float64 until something is computed from it.
 * @throws DataError for an axis that the array does not have.
 */
export function statistic(kind: 'mean' | 'std', source: ArraySource, axes: readonly number[] | null, keepDimensions: boolean): ArraySource {
  const rank = source.shape.length;
  const reduced = new Set((axes ?? source.shape.map((_, axis) => axis)).map((axis) => (axis < 0 ? axis + rank : axis)));
  if ([...reduced].some((axis) => !Number.isInteger(axis) || axis < 0 || axis >= rank)) {
    throw new DataError(l10n.t('An array of shape {0} has no axis {1} to take the {2} over.', formatShape(source.shape), String(axes), kind));
  }
  const kept = source.shape.map((size, axis) => (reduced.has(axis) ? 1 : size));
  const strides = rowMajorStrides(kept).map((stride, axis) => (reduced.has(axis) ? 0 : stride));
  const length = elementCount(kept);
  const group = elementCount(source.shape) / length;

  const sum = (term: (value: number, place: number) => number): Float64Array => {
    const sums = new Float64Array(length);
    const lastStride = strides[rank - 1] ?? 0;
    forEachBlock(source, (block, offset) => {
      forEachRun(source.shape, strides, offset, block.length, (position, place, run) => {
        for (let index = 0; index < run; index += 1) {
          const target = place + index * lastStride;
          sums[target] = (sums[target] ?? 0) + term(block[position + index] ?? NaN, target);
        }
      });
    });
    return sums.map((total) => total / group);
  };

  const means = sum((value) => value);
  const result = kind === 'mean' ? means : sum((value, place) => (value - (means[place] ?? NaN)) ** 2).map(Math.sqrt);
  const shape = keepDimensions ? kept : source.shape.filter((_, axis) => !reduced.has(axis));
  return memorySource(result, shape, 'float64');
}
