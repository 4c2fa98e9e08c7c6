import * as l10n from '@vscode/l10n';
import { elementCount } from '../../graph/index.js';
import { formatShape } from '../../nn/index.js';
import type { WindowsArray } from '../../spec/index.js';
import type { NumberArray } from '../array.js';
import { DataError } from '../errors.js';
import type { DataMemory } from '../memory.js';
import { chosen } from './chosen.js';
import { whole } from './memory-of.js';
import { pickedRows } from './picked-rows.js';
import { forEachBlock, memorySource, type ArraySource } from './source.js';
import { reshaped } from './views.js';

/**
 * Rows of an array by their numbers; negative ones count from the end, as in numpy.
 * @throws DataError for a row that there is not.
 */
export function takenRows(source: ArraySource, rows: ArrayLike<number>, indexShape: readonly number[] = [rows.length]): ArraySource {
  const [count = 0, ...sample] = source.shape;
  const places = Float64Array.from(rows, (given) => {
    const row = given < 0 ? given + count : given;
    if (Number.isInteger(row) && row >= 0 && row < count) return row;
    throw new DataError(l10n.t('There is no row {0} in an array of shape {1}.', given, formatShape(source.shape)));
  });
  return pickedRows(source, { count: places.length, at: (place) => places[place] ?? 0 }, [...indexShape, ...sample]);
}

/** Stretches of rows, (windows, length, …). @throws DataError where one goes beyond the array. */
export function windows(source: ArraySource, { start, step, length, count }: Pick<WindowsArray, 'start' | 'step' | 'length' | 'count'>): ArraySource {
  const [rows = 0, ...sample] = source.shape;
  const ends = [start, start + (count - 1) * step];
  if (Math.min(...ends) < 0 || Math.max(...ends) + length > rows) {
    throw new DataError(l10n.t('{0} windows of {1} rows go beyond an array of shape {2}.', count, length, formatShape(source.shape)));
  }
  return pickedRows(source, { count: count * length, at: (place) => start + Math.floor(place / length) * step + (place % length) }, [count, length, ...sample]);
}

/** The places where a condition holds, one for each of its elements. */
function trueAt(condition: ArraySource): number[] {
  const found: number[] = [];
  forEachBlock(condition, (block, offset) => {
    block.forEach((value, place) => {
      if (value !== 0) found.push(offset + place);
    });
  });
  return found;
}

/** How many leading axes a condition and an array share. @throws DataError where their lengths differ. */
function requireSameLengths(source: ArraySource, condition: ArraySource): void {
  const rank = condition.shape.length;
  if (rank > 0 && rank <= source.shape.length && condition.shape.every((length, axis) => length === source.shape[axis])) return;
  throw new DataError(l10n.t('A condition of shape {0} does not go with an array of shape {1}.', formatShape(condition.shape), formatShape(source.shape)));
}

/** `array[condition]`: the rows, or elements, where a condition over the first axes holds. */
export function masked(source: ArraySource, condition: ArraySource): ArraySource {
  requireSameLengths(source, condition);
  const sample = source.shape.slice(condition.shape.length);
  return takenRows({ ...source, shape: [elementCount(condition.shape), ...sample] }, trueAt(condition));
}

/** `array[condition] = values`, a value for each place where the condition holds, in their order. */
export function put(source: ArraySource, condition: ArraySource, values: ArraySource, memory: DataMemory): ArraySource {
  requireSameLengths(source, condition);
  const result = whole(source, 'array[mask] = values', memory).slice();
  const size = elementCount(source.shape.slice(condition.shape.length));
  const places = trueAt(condition);
  const given = whole(values, 'array[mask] = values', memory);
  if (given.length !== places.length * size) {
    throw new DataError(l10n.t('{0} values are put where {1} are asked for.', given.length, places.length * size));
  }
  places.forEach((place, order) => result.set(given.subarray(order * size, (order + 1) * size), place * size));
  return memorySource(result, source.shape, source.dtype);
}

/** `array[condition] = number`, for rows or elements. */
export function putNumber(source: ArraySource, condition: ArraySource, value: number, memory: DataMemory): ArraySource {
  requireSameLengths(source, condition);
  const aligned = reshaped(condition, source.shape.map((_, axis) => condition.shape[axis] ?? 1));
  return chosen([aligned, value, source], source.shape, source.dtype, memory);
}

/**
 * The numbers of elements among the sorted different ones, as a LabelEncoder numbers classes.
 * @param among Whose different elements those are; null for the same array's.
 * @throws DataError naming the first element that is none of them.
 */
export function ranked(source: ArraySource, among: ArraySource | null, memory: DataMemory): ArraySource {
  const values = whole(source, 'LabelEncoder', memory);
  const seen = among === null ? values : whole(among, 'LabelEncoder', memory);
  const different = [...new Set<number>(seen)].sort((one, other) => one - other);
  const ranks = new Map(different.map((value, rank) => [value, rank]));
  const rankOf = (value: number, row: number): number => {
    const rank = ranks.get(value);
    if (rank !== undefined || Number.isNaN(value)) return rank ?? NaN;
    throw new DataError(l10n.t('The value {0} of row {1} is none of those that the encoder was fitted to.', value, row));
  };
  return memorySource(Float64Array.from(values, rankOf), source.shape, 'int64');
}

/** An array as a generator or a file gives it. */
export function arraySource({ values, shape, dtype }: NumberArray): ArraySource {
  return memorySource(values, shape, dtype);
}
