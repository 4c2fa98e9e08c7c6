import { describe, expect, it } from 'vitest';
import { DataError } from '../../../src/data/index.js';
import { splitRows } from '../../../src/data/expression/split.js';
import type { SplitArray } from '../../../src/spec/index.js';
import { oracle, type Split } from './oracle.js';

const rowsOf = ({ rows, classes, settings }: Split, part: SplitArray['part']): number[] => [
  ...splitRows(
    rows,
    {
      part,
      testSize: settings.test_size ?? null,
      trainSize: settings.train_size ?? null,
      shuffle: settings.shuffle ?? true,
      source: { seed: settings.random_state ?? null, before: [], place: 0 },
    },
    classes,
  ),
];

describe('train_test_split takes the rows that scikit-learn takes, in its order', () => {
  it.each(oracle.splits.map((split) => [`${split.rows} rows${split.classes === null ? '' : ' by classes'}, ${JSON.stringify(split.settings)}`, split] as const))('%s', (_, split) => {
    expect(rowsOf(split, 'train')).toEqual(split.train);
    expect(rowsOf(split, 'test')).toEqual(split.test);
  });

  it('and refuses a split that leaves nothing', () => {
    const split = { rows: 3, classes: null, settings: { test_size: 3 }, train: [], test: [] };
    expect(() => rowsOf(split, 'train')).toThrow(/cannot take 0 rows to train and 3 to test of 3/);
    expect(() => rowsOf({ ...split, classes: [0, 1, 1], settings: {} }, 'train')).toThrow(DataError);
  });
});
