import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ArrayEvaluator, DataFiles, type DataArray } from '../../../src/data/index.js';
import { dataFilesOnDisk, readPython } from '../../../src/readers/index.js';
import { isUnknown, type FitStep } from '../../../src/spec/index.js';
import { MemoryDatasets, npyFile, zipFile } from '../data/fixtures.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradlens-tables-'));
  const put = (name: string, content: string | Uint8Array): Promise<void> => writeFile(join(folder, name), content);
  await put('houses.csv', 'rooms,"area, m2",kind,price\n3,70.5,flat,100\n5,120,"house ""A""",250\n1,,flat,40\n2,50,villa,90\n');
  await put('plain.txt', '# a comment\n1 2 3\n4 5 6\n');
  await put('pima.csv', '6,148,72,1\n1,85,66,0\n8,183,64,1\n');
  await put('x.npy', npyFile([3, 2], Uint8Array.of(1, 2, 3, 4, 5, 6)));
  await put('both.npz', zipFile({ 'x.npy': npyFile([2, 2], Uint8Array.of(1, 2, 3, 4)), 'y.npy': npyFile([2], Uint8Array.of(0, 1)) }));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const imports = [
  'import numpy as np', 'import pandas as pd', 'from numpy import loadtxt', 'from tensorflow import keras',
  'from sklearn.preprocessing import LabelEncoder', 'from sklearn.model_selection import train_test_split', '',
].join('\n');

function fitOf(...lines: readonly string[]): FitStep {
  const text = `${imports}${lines.join('\n')}\nmodel = keras.Sequential([keras.layers.Dense(1)])\nmodel.fit(x, y)\n`;
  const step = readPython({ path: join(folder, 'model.py'), text }, { dataFiles: dataFilesOnDisk([folder]) }).plan.steps.find(({ kind }) => kind === 'fit');
  if (step?.kind !== 'fit') throw new Error('There is no fit.');
  return step;
}

async function valuesOf(part: 'x' | 'y', ...lines: readonly string[]): Promise<{ shape: readonly number[]; values: number[] }> {
  const expression = fitOf(...lines)[part];
  if (isUnknown(expression)) throw new Error(expression.reason);
  const { shape, values }: DataArray = await new ArrayEvaluator(new MemoryDatasets({}), new DataFiles([folder])).evaluate(expression);
  return { shape, values: [...values] };
}

const read = 'df = pd.read_csv("houses.csv")';
const none = 'y = None';

describe('A table of pandas gives the numbers of its file', () => {
  it.each([
    ['columns by name', ['x = df[["price", "rooms"]].values'], [4, 2], [100, 3, 250, 5, 40, 1, 90, 2]],
    ['one column', ['x = df["price"].values.reshape(-1, 1) / 10'], [4, 1], [10, 25, 4, 9]],
    ['without columns, and without rows that miss one', ['df = df.drop("kind", axis=1).dropna()', 'x = df.values'], [3, 3], [3, 70.5, 100, 5, 120, 250, 2, 50, 90]],
    ['what is missing filled in', ['x = df[["area, m2"]].fillna(0).values'], [4, 1], [70.5, 120, 0, 50]],
    ['columns by place', ['x = df.iloc[:2, :1].values'], [2, 1], [3, 5]],
    ['classes by number', ['df["kind"] = LabelEncoder().fit_transform(df["kind"])', 'x = df[["kind"]].values'], [4, 1], [0, 1, 0, 2]],
    ['a column that was taken out', ['label = df.pop("price")', 'x = df[["rooms"]].values', 'y = label'], [4, 1], [3, 5, 1, 2]],
  ])('%s', async (_, lines, shape, values) => {
    expect(await valuesOf('x', read, none, ...lines)).toEqual({ shape, values });
  });

  it('and labels that go with them, also after a split', async () => {
    const lines = [read, 'train, test = train_test_split(df, test_size=0.5, random_state=0)', 'y = train.pop("price")', 'x = train[["rooms"]].values'];
    const x = await valuesOf('x', ...lines);
    const y = await valuesOf('y', ...lines);
    expect(x.shape).toEqual([2, 1]);
    const prices: Readonly<Record<number, number>> = { 3: 100, 5: 250, 1: 40, 2: 90 };
    expect(y.values).toEqual(x.values.map((rooms) => prices[rooms]));
  });

  it('knows its columns from the first line', () => {
    expect(fitOf(read, none, 'x = df.drop("price", axis=1).values').facts?.x?.shape).toEqual([null, 3]);
  });

  it('says in which line a field is no number, or missing', async () => {
    await expect(valuesOf('x', read, none, 'x = df.values')).rejects.toThrow(/houses\.csv, line 4: the column "area, m2" has no number there/);
    await expect(valuesOf('x', read, none, 'x = df[["kind"]].values')).rejects.toThrow(/houses\.csv, line 2: "flat" in the column "kind" is no number/);
    await expect(valuesOf('x', read, none, 'x = df[["size"]].values')).rejects.toThrow(/has no column "size"; it has rooms, area, m2, kind, price/);
  });
});

describe('Files of numpy', () => {
  it.each([
    ['loadtxt("pima.csv", delimiter=",")[:, 0:3]', [3, 3], [6, 148, 72, 1, 85, 66, 8, 183, 64]],
    ['np.genfromtxt("plain.txt")[1:]', [1, 3], [4, 5, 6]],
    ['np.load("x.npy")[::2]', [2, 2], [1, 2, 5, 6]],
    ['np.load("both.npz")["x"] / 2', [2, 2], [0.5, 1, 1.5, 2]],
  ])('%s', async (expression, shape, values) => {
    expect(await valuesOf('x', none, `x = ${expression}`)).toEqual({ shape, values });
  });

  it('that are not there are named with where they were looked for', async () => {
    await expect(valuesOf('x', none, 'x = np.loadtxt("nowhere.csv", delimiter=",")')).rejects.toThrow(/nowhere\.csv that the data is read from is not there\. It was looked for as: .*gradlens-tables/);
    expect(fitOf(none, 'x = np.load("nowhere.npy")').x).toMatchObject({ kind: 'unknown', reason: expect.stringContaining('nowhere.npy') as string });
  });
});
