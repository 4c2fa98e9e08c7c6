import * as l10n from '@vscode/l10n';
import type { FoldArray } from '../../spec/index.js';
import { DataError } from '../errors.js';
import { randomNumbersOf } from '../random/index.js';
import type { Builder } from './build.js';
import { whole } from './memory-of.js';

type Division = Pick<FoldArray, 'folds' | 'fold' | 'part' | 'source'>;

/** The rows that an expression takes of so many. @throws DataError where there are too few. */
export function foldOf(expression: FoldArray, count: number, { build, memory }: Builder): Int32Array {
  const classes = expression.stratify === null ? null : whole(build(expression.stratify), 'StratifiedKFold', memory);
  return foldRows(count, expression, classes);
}

/**
 * The numbers of the rows of one part of one fold, which ascend (sklearn/model_selection/_split.py, `KFold` and
 * `StratifiedKFold`).
 * @param classes The class of each row, where all folds keep the classes' shares.
 * @throws DataError where there are fewer rows, or rows of every class, than folds.
 */
export function foldRows(count: number, { folds, fold, part, source }: Division, classes: ArrayLike<number> | null): Int32Array {
  if (folds > count) throw new DataError(l10n.t('KFold cannot divide {0} rows into {1} folds.', count, folds));
  const foldOf = classes === null ? evenFolds(count, folds, source) : stratifiedFolds(classes, folds, source);
  const isWanted = (row: number): boolean => (foldOf[row] === fold) === (part === 'test');
  return Int32Array.from({ length: count }, (_, row) => row).filter(isWanted);
}

/** The fold of each row: stretches of the rows, or of the shuffled rows, of which the first ones are longer by one. */
function evenFolds(count: number, folds: number, source: FoldArray['source']): Int32Array {
  const order = source === null ? Int32Array.from({ length: count }, (_, row) => row) : randomNumbersOf(source).permutation(count);
  const [size, longer] = [Math.floor(count / folds), count % folds];
  const foldAt = (place: number): number =>
    place < longer * (size + 1) ? Math.floor(place / (size + 1)) : longer + Math.floor((place - longer * (size + 1)) / size);
  const result = new Int32Array(count);
  order.forEach((row, place) => (result[row] = foldAt(place)));
  return result;
}

/** The fold of each row: each class has its folds in stretches, or shuffled, as many of each as dealing out the sorted classes gives. */
function stratifiedFolds(classes: ArrayLike<number>, folds: number, source: FoldArray['source']): Int32Array {
  const members = new Map<number, number[]>();
  for (let row = 0; row < classes.length; row += 1) {
    const value = classes[row] ?? Number.NaN;
    const known = members.get(value);
    if (known === undefined) members.set(value, [row]);
    else known.push(row);
  }
  const groups = [...members.values()];
  if (groups.every((rows) => rows.length < folds)) throw new DataError(l10n.t('StratifiedKFold needs at least {0} samples of a class for {0} folds.', folds));
  const random = source === null ? null : randomNumbersOf(source);
  const result = new Int32Array(classes.length);
  let before = 0;
  for (const rows of groups) {
    const dealt = new Int32Array(folds);
    for (let place = before; place < before + rows.length; place += 1) dealt[place % folds] = (dealt[place % folds] ?? 0) + 1;
    before += rows.length;
    const ofClass = Int32Array.from([...dealt].flatMap((times, fold) => Array.from({ length: times }, () => fold)));
    const shuffled = random === null ? ofClass : random.shuffle(ofClass);
    rows.forEach((row, index) => (result[row] = shuffled[index] ?? 0));
  }
  return result;
}
