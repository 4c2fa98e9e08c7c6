import * as l10n from '@vscode/l10n';
import { elementCount } from '../../graph/index.js';
import { formatShape } from '../../nn/index.js';
import type { NumberArray } from '../array.js';
import { DataError } from '../errors.js';
import { memorySource, type ArraySource } from './source.js';
import { allocate, materialize } from './views.js';

/**
 * Rows of an array by their numbers; negative ones count from the end, as in numpy.
 * @throws DataError for a row that there is not.
 */
export function takenRows(source: ArraySource, rows: ArrayLike<number>, indexShape: readonly number[] = [rows.length]): ArraySource {
  const [count = 0, ...sample] = source.shape;
  const memory = materialize(source);
  const size = elementCount(sample);
  const values = allocate(source.dtype, rows.length * size);
  for (let place = 0; place < rows.length; place += 1) {
    const given = rows[place] ?? NaN;
    const row = given < 0 ? given + count : given;
    if (!Number.isInteger(row) || row < 0 || row >= count) {
      throw new DataError(l10n.t('There is no row {0} in an array of shape {1}.', given, formatShape(source.shape)));
    }
    values.set(memory.subarray(row * size, (row + 1) * size), place * size);
  }
  return memorySource(values, [...indexShape, ...sample], source.dtype);
}

/** The places where a condition holds, one for each of its elements. */
function trueAt(condition: ArraySource): number[] {
  const found: number[] = [];
  materialize(condition).forEach((value, place) => {
    if (value !== 0) found.push(place);
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

/** `array[condition] = values`: a number for all of them, or a value for each in their order. */
export function put(source: ArraySource, condition: ArraySource, values: ArraySource | number): ArraySource {
  requireSameLengths(source, condition);
  const result = materialize(source).slice();
  const size = elementCount(source.shape.slice(condition.shape.length));
  const places = trueAt(condition);
  const given = typeof values === 'number' ? null : materialize(values);
  if (given !== null && given.length !== places.length * size) {
    throw new DataError(l10n.t('{0} values are put where {1} are asked for.', given.length, places.length * size));
  }
  places.forEach((place, order) => {
    if (given === null) result.fill(values as number, place * size, (place + 1) * size);
    else result.set(given.subarray(order * size, (order + 1) * size), place * size);
  });
  return memorySource(result, source.shape, source.dtype);
}

/** The numbers of elements among the sorted different ones, as a LabelEncoder numbers classes. */
export function ranked(source: ArraySource): ArraySource {
  const values = materialize(source);
  const different = [...new Set<number>(values)].sort((one, other) => one - other);
  const ranks = new Map(different.map((value, rank) => [value, rank]));
  return memorySource(Float64Array.from(values, (value) => ranks.get(value) ?? NaN), source.shape, 'int64');
}

/** An array as a generator or a file gives it. */
export function arraySource({ values, shape, dtype }: NumberArray): ArraySource {
  return memorySource(values, shape, dtype);
}
