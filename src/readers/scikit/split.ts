import * as l10n from '@vscode/l10n';
import type { RandomSource, SplitArray } from '../../spec/index.js';
import { numberOf, tupleValue, type Call, type Value } from '../python/index.js';
import { ArrayValue, expressionOf, isSeed, madeArray, notAnArray, rearrangedValues, shapedArray, sharedState } from '../numpy/index.js';
import { afterRows, DataFrame, frame, rowCount, withoutSource } from '../pandas/index.js';

/**
 * `train_test_split(X, y, test_size=0.2)`: two arrays for each one given, of which the shapes are known
 * (sklearn/model_selection/_split.py, `_validate_shuffle_split`).
 */
export function trainTestSplit(call: Call): Value {
  const sizes = ['test_size', 'train_size'].map((name) => call.keywords.get(name)?.value);
  const splitting = settingsOf(call);
  const parts = call.positional.flatMap(({ value }): readonly Value[] => {
    if (value instanceof DataFrame) return splitTable(value, splitting, call);
    if (!(value instanceof ArrayValue)) return [notAnArray(value, call.range), notAnArray(value, call.range)];
    const { shape, dtype, values } = value.facts;
    const [train, test] = rows(shape[0] ?? null, sizes[0], sizes[1]);
    const of = (part: 'train' | 'test', count: number | null): Value => {
      const partShape = [count, ...shape.slice(1)];
      if (splitting === undefined) return shapedArray(call, partShape, dtype, l10n.t('The samples are split at random.'), rearrangedValues(values));
      const { classes, ...settings } = splitting;
      const sources = classes === null ? [value] : [value, classes];
      return madeArray(call, partShape, dtype, sources, () => ({
        operation: 'split', input: expressionOf(value), part, ...settings, stratify: classes === null ? null : expressionOf(classes),
      }));
    };
    return [of('train', train), of('test', test)];
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

/** A table's rows, where they are not picked by the classes in an array. */
function splitTable(table: DataFrame, splitting: Splitting | undefined, call: Call): readonly Value[] {
  if (splitting?.classes !== null) return [0, 1].map(() => frame(call, withoutSource(table.facts)));
  const { classes, ...settings } = splitting;
  const [train, test] = rows(rowCount(table.facts), call.keywords.get('test_size')?.value, call.keywords.get('train_size')?.value);
  const of = (part: 'train' | 'test', count: number | null): Value => frame(call, afterRows(table.facts, count, (input) => ({ operation: 'split', input, part, ...settings, stratify: classes })));
  return [of('train', train), of('test', test)];
}

/** How the rows are split: everything about it but the arrays. */
interface Splitting extends Pick<SplitArray, 'testSize' | 'trainSize' | 'shuffle' | 'source'> {
  readonly classes: ArrayValue | null;
}

/** The arguments of the call; `undefined` where one is not known, or not followed. The shared generator moves on where no seed is given. */
function settingsOf(call: Call): Splitting | undefined {
  const given = (name: string): Value | undefined => {
    const value = call.keywords.get(name)?.value;
    return value === undefined || value.kind === 'none' ? undefined : value;
  };
  const [test, train, state, shuffle, stratify] = ['test_size', 'train_size', 'random_state', 'shuffle', 'stratify'].map(given);
  const [testSize, trainSize, seed] = [test, train, state].map((value) => (value === undefined ? null : numberOf(value)));
  const first = call.positional[0]?.value;
  const rows = first instanceof ArrayValue ? (first.facts.shape[0] ?? null) : first instanceof DataFrame ? rowCount(first.facts) : null;
  const isShuffled = shuffle === undefined ? true : shuffle.kind === 'boolean' ? shuffle.value : undefined;
  const source =
    seed === null && isShuffled !== false
      ? drawnFromShared(rows, stratify !== undefined, call)
      : { seed: isSeed(seed) ? seed : null, before: [], place: call.interpreter.clock.next() };
  if (call.open !== null || testSize === undefined || trainSize === undefined || seed === undefined || isShuffled === undefined) return undefined;
  if (stratify !== undefined && !(stratify instanceof ArrayValue)) return undefined;
  return { testSize, trainSize, shuffle: isShuffled, source, classes: stratify ?? null };
}

/** Where `np.random` stands; the split puts the rows in another order with it, and by classes in more ways than are followed. */
function drawnFromShared(rows: number | null, isStratified: boolean, call: Call): RandomSource {
  const state = sharedState(call);
  const source = state.source(call);
  state.drawn(rows === null || isStratified ? null : { draw: 'permutation', count: rows }, call);
  return source;
}
