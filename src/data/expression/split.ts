import * as l10n from '@vscode/l10n';
import type { SplitArray } from '../../spec/index.js';
import { DataError } from '../errors.js';
import { randomNumbersOf, type RandomNumbers } from '../random/index.js';
import type { Builder } from './build.js';
import { whole } from './memory-of.js';

type Sizes = Pick<SplitArray, 'testSize' | 'trainSize'>;

/** The rows that an expression takes of so many. @throws DataError where a part would be empty. */
export function splitOf(expression: SplitArray, count: number, { build, memory }: Builder): Int32Array {
  const classes = expression.stratify === null ? null : whole(build(expression.stratify), 'train_test_split(stratify=…)', memory);
  return splitRows(count, expression, classes);
}

/**
 * The rows of one part of `train_test_split`, in its order (sklearn/model_selection/_split.py, `ShuffleSplit` and
 * `StratifiedShuffleSplit`).
 * @param classes The class of each row, where both parts keep the classes' shares.
 * @throws DataError where a part would be empty.
 */
export function splitRows(count: number, split: Pick<SplitArray, 'part' | 'shuffle' | 'source'> & Sizes, classes: ArrayLike<number> | null): Int32Array {
  const { train, test } = partSizes(count, split);
  const isTrain = split.part === 'train';
  if (!split.shuffle) return Int32Array.from({ length: isTrain ? train : test }, (_, index) => (isTrain ? index : train + index));
  const random = randomNumbersOf(split.source);
  if (classes !== null) return stratified(classes, train, test, random)[split.part];
  const order = random.permutation(count);
  return isTrain ? order.subarray(test, test + train) : order.subarray(0, test);
}

function partSizes(count: number, { testSize, trainSize }: Sizes): { readonly train: number; readonly test: number } {
  const rows = (size: number, round: (value: number) => number): number => (size < 1 ? round(size * count) : size);
  const given = { test: testSize ?? (trainSize === null ? 0.25 : null), train: trainSize };
  const test = given.test === null ? count - rows(given.train ?? 0, Math.floor) : rows(given.test, Math.ceil);
  const train = given.train === null ? count - test : rows(given.train, Math.floor);
  if (train > 0 && test > 0 && train + test <= count) return { train, test };
  throw new DataError(l10n.t('train_test_split cannot take {0} rows to train and {1} to test of {2}.', train, test, count));
}

function stratified(classes: ArrayLike<number>, train: number, test: number, random: RandomNumbers): Record<'train' | 'test', Int32Array> {
  const members = new Map<number, number[]>();
  for (let row = 0; row < classes.length; row += 1) {
    const value = classes[row] ?? NaN;
    const known = members.get(value);
    if (known === undefined) members.set(value, [row]);
    else known.push(row);
  }
  const groups = [...members.entries()].sort(([one], [other]) => one - other).map(([, rows]) => rows);
  const counts = groups.map((rows) => rows.length);
  if (Math.min(...counts) < 2) throw new DataError(l10n.t('train_test_split(stratify=…) needs at least two samples of each class.'));
  const forTrain = shares(counts, train, random);
  const forTest = shares(counts.map((size, group) => size - (forTrain[group] ?? 0)), test, random);
  const chosen: Record<'train' | 'test', number[]> = { train: [], test: [] };
  groups.forEach((rows, group) => {
    const order = [...random.permutation(rows.length)].map((place) => rows[place] ?? 0);
    const split = forTrain[group] ?? 0;
    chosen.train.push(...order.slice(0, split));
    chosen.test.push(...order.slice(split, split + (forTest[group] ?? 0)));
  });
  const shuffledTrain = random.shuffle(Int32Array.from(chosen.train));
  return { train: shuffledTrain, test: random.shuffle(Int32Array.from(chosen.test)) };
}

/** So many draws divided among classes by their sizes; what is left over goes to the greatest remainders (sklearn/utils/extmath.py, `_approximate_mode`). */
function shares(sizes: readonly number[], draws: number, random: RandomNumbers): number[] {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const exact = sizes.map((size) => (size / total) * draws);
  const whole = exact.map(Math.floor);
  let missing = Math.trunc(draws - whole.reduce((sum, size) => sum + size, 0));
  const remainders = exact.map((size, group) => size - (whole[group] ?? 0));
  for (const value of [...new Set(remainders)].sort((one, other) => other - one)) {
    if (missing <= 0) break;
    const tied = remainders.flatMap((remainder, group) => (remainder === value ? [group] : []));
    const added = Math.min(tied.length, missing);
    for (const place of random.permutation(tied.length).subarray(0, added)) {
      const group = tied[place] ?? 0;
      whole[group] = (whole[group] ?? 0) + 1;
    }
    missing -= added;
  }
  return whole;
}
