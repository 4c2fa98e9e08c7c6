import { describe, expect, it } from 'vitest';
import { DataError } from '../../../src/data/index.js';
import { foldRows } from '../../../src/data/expression/fold.js';

// The rows that scikit-learn takes are compared in test/parity/arrays.test.ts.
describe('The folds of a cross-validation', () => {
  const rows = (fold: number, part: 'train' | 'test', classes: readonly number[] | null = null): number[] =>
    [...foldRows(7, { folds: 3, fold, part, source: { seed: 1, before: [], place: 0 } }, classes)];

  it('test on each row once, and train on the others', () => {
    const tested = [0, 1, 2].flatMap((fold) => rows(fold, 'test'));
    expect(tested.toSorted((one, other) => one - other)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect([...rows(1, 'train'), ...rows(1, 'test')].toSorted((one, other) => one - other)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('keep the shares of the classes where they are asked to', () => {
    const classes = [0, 1, 0, 1, 0, 0, 1];
    for (const fold of [0, 1, 2]) expect(rows(fold, 'test', classes).filter((row) => classes[row] === 1)).toHaveLength(1);
  });

  it('are refused where there are more of them than rows, or than rows of any class', () => {
    const division = { folds: 4, fold: 0, part: 'test', source: null } as const;
    expect(() => foldRows(3, division, null)).toThrow('KFold cannot divide 3 rows into 4 folds.');
    expect(() => foldRows(6, division, [0, 0, 1, 1, 2, 2])).toThrow(DataError);
  });
});
