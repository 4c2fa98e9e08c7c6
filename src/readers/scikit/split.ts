import * as l10n from '@vscode/l10n';
import { numberOf, tupleValue, type Call, type Value } from '../python/index.js';
import { ArrayValue, notAnArray, rearrangedValues, shapedArray } from '../numpy/index.js';
import { DataFrame } from '../pandas/index.js';

/**
 * `train_test_split(X, y, test_size=0.2)`: two arrays for each one given, of which the shapes are known
 * (sklearn/model_selection/_split.py, `_validate_shuffle_split`).
 */
export function trainTestSplit(call: Call): Value {
  const sizes = ['test_size', 'train_size'].map((name) => call.keywords.get(name)?.value);
  const parts = call.positional.flatMap(({ value }): readonly Value[] => {
    if (value instanceof DataFrame) return [value, value];
    if (!(value instanceof ArrayValue)) return [notAnArray(value, call.range), notAnArray(value, call.range)];
    const { shape, dtype, values } = value.facts;
    const [train, test] = rows(shape[0] ?? null, sizes[0], sizes[1]);
    return [train, test].map((count) => shapedArray(call, [count, ...shape.slice(1)], dtype, l10n.t('The samples are split at random.'), rearrangedValues(values)));
  });
  return call.open ?? tupleValue(parts);
}

/** How many of the rows are for training and for testing. */
function rows(count: number | null, testSize: Value | undefined, trainSize: Value | undefined): readonly [number | null, number | null] {
  const given = (size: Value | undefined): boolean => size !== undefined && size.kind !== 'none';
  const [test, train] = [numberOf(testSize), numberOf(trainSize)];
  if (count === null || (given(testSize) && test === undefined) || (given(trainSize) && train === undefined)) return [null, null];
  const asRows = (size: number, round: (value: number) => number): number => (size < 1 ? round(size * count) : size);
  const testRows = test === undefined ? (train === undefined ? Math.ceil(0.25 * count) : count - asRows(train, Math.floor)) : asRows(test, Math.ceil);
  return [train === undefined ? count - testRows : asRows(train, Math.floor), testRows];
}
