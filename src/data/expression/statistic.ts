import * as l10n from '@vscode/l10n';
import { elementCount, rowMajorStrides } from '../../graph/index.js';
import { formatShape } from '../../nn/index.js';
import type { StatisticArray } from '../../spec/index.js';
import { DataError } from '../errors.js';
import { momentsOfBytes, varianceOf, type Layout, type Moments } from './moments.js';
import { forEachRun } from './runs.js';
import { forEachBlock, memorySource, type ArraySource } from './source.js';

type Kind = StatisticArray['operation'];

/** Where the elements of an array fall when axes are taken together. */
interface Grouping extends Layout {
  /** How many elements go into each. */
  readonly size: number;
}

/**
 * `numpy.mean`, `std`, `var` (of the population, `ddof=0`), `sum`, `min` or `max` over axes, null for all. Sums are kept
 * in float64, whatever the type, and the result stays float64 until something is computed from it.
 * @throws DataError for an axis that the array does not have, or where there is nothing to take them of.
 */
export function statistic(kind: Kind, source: ArraySource, axes: readonly number[] | null, keepDimensions: boolean): ArraySource {
  const rank = source.shape.length;
  const reduced = new Set((axes ?? source.shape.map((_, axis) => axis)).map((axis) => (axis < 0 ? axis + rank : axis)));
  if ([...reduced].some((axis) => !Number.isInteger(axis) || axis < 0 || axis >= rank)) {
    throw new DataError(l10n.t('An array of shape {0} has no axis {1} to take the {2} over.', formatShape(source.shape), String(axes), kind));
  }
  const kept = source.shape.map((size, axis) => (reduced.has(axis) ? 1 : size));
  const length = elementCount(kept);
  const grouping: Grouping = {
    shape: source.shape,
    strides: rowMajorStrides(kept).map((stride, axis) => (reduced.has(axis) ? 0 : stride)),
    length,
    size: elementCount(source.shape) / length,
  };
  if (elementCount(source.shape) === 0 && kind !== 'sum') {
    throw new DataError(l10n.t('There is no {0} of an array of shape {1}.', kind, formatShape(source.shape)));
  }
  const shape = keepDimensions ? kept : source.shape.filter((_, axis) => !reduced.has(axis));
  return memorySource(computed(kind, source, grouping), shape, 'float64');
}

function computed(kind: Kind, source: ArraySource, grouping: Grouping): Float64Array {
  const isBytes = source.dtype === 'uint8' || source.dtype === 'bool';
  if (isBytes && kind !== 'least' && kind !== 'greatest') return ofBytes(kind, momentsOfBytes(source, grouping), grouping);
  const add = (sum: number, value: number): number => sum + value;
  const mean = (): Float64Array => folded(source, grouping, 0, add).map((sum) => sum / grouping.size);
  const variance = (): Float64Array => {
    const means = mean();
    return folded(source, grouping, 0, (sum, value, place) => sum + (value - (means[place] ?? NaN)) ** 2).map((sum) => sum / grouping.size);
  };
  switch (kind) {
    case 'sum':
      return folded(source, grouping, 0, add);
    case 'mean':
      return mean();
    case 'variance':
      return variance();
    case 'std':
      return variance().map(Math.sqrt);
    case 'least':
      return folded(source, grouping, Infinity, (least, value) => Math.min(least, value));
    case 'greatest':
      return folded(source, grouping, -Infinity, (greatest, value) => Math.max(greatest, value));
  }
}

function ofBytes(kind: Exclude<Kind, 'least' | 'greatest'>, { sums, squares }: Moments, { size }: Grouping): Float64Array {
  switch (kind) {
    case 'sum':
      return sums.slice();
    case 'mean':
      return sums.map((sum) => sum / size);
    case 'variance':
      return sums.map((sum, place) => varianceOf(sum, squares[place] ?? NaN, size));
    case 'std':
      return sums.map((sum, place) => Math.sqrt(varianceOf(sum, squares[place] ?? NaN, size)));
  }
}

/** Goes through the elements and takes each together with what its group has so far. */
function folded(
  source: ArraySource,
  { strides, length }: Grouping,
  begin: number,
  step: (before: number, value: number, place: number) => number,
): Float64Array {
  const results = new Float64Array(length).fill(begin);
  const lastStride = strides.at(-1) ?? 0;
  forEachBlock(source, (block, offset) => {
    forEachRun(source.shape, strides, offset, block.length, (position, place, run) => {
      for (let index = 0; index < run; index += 1) {
        const target = place + index * lastStride;
        results[target] = step(results[target] ?? NaN, block[position + index] ?? NaN, target);
      }
    });
  });
  return results;
}
