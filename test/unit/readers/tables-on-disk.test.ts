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
  await put('open-quote.csv', 'note,price\n"two\nlines",3\n');
  await put('spaces.txt', '6 148 72 1\n\n1 85  66 0\n8 183 64 1\n');
  await put('series.csv', `day,value\n${Array.from({ length: 40 }, (_, day) => `${day},${day * day}\n`).join('')}`);
  await put('plain.txt', '# a comment\n1 2 3\n4 5 6\n');
  await put('pima.csv', '6,148,72,1\n1,85,66,0\n8,183,64,1\n');
  await put('x.npy', npyFile([3, 2], Uint8Array.of(1, 2, 3, 4, 5, 6)));
  await put('empty.npz', new Uint8Array());
  await put('both.npz', zipFile({ 'x.npy': npyFile([2, 2], Uint8Array.of(1, 2, 3, 4)), 'y.npy': npyFile([2], Uint8Array.of(0, 1)) }));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const imports = [
  'import numpy as np', 'import pandas as pd', 'from numpy import loadtxt', 'from tensorflow import keras',
  'from sklearn.preprocessing import LabelEncoder', 'from sklearn.model_selection import KFold, train_test_split', '',
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

  it.each([
    ['by a number', ['x = df[df["price"] > 95][["price"]].values'], [2, 1], [100, 250]],
    ['by a text', ['x = df[df["kind"] == "flat"][["price"]].values'], [2, 1], [100, 40]],
    ['by what a text is not', ['x = df.loc[df.kind != "flat", ["rooms"]].values'], [2, 1], [5, 2]],
    ['by two conditions', ['x = df.loc[(df["rooms"] > 1) & (df["price"] < 200), "price"].values.reshape(-1, 1)'], [2, 1], [100, 90]],
    ['twice, by columns of what is left', ['df = df[df["rooms"] > 1]', 'df = df[df["rooms"] < 5]', 'x = df[["rooms", "price"]].values'], [2, 2], [3, 100, 2, 90]],
  ])('its rows where a condition holds, %s', async (_, lines, shape, values) => {
    expect(await valuesOf('x', read, none, ...lines)).toEqual({ shape, values });
  });

  it('but not where a condition is of rows that stand in another order now, or values are put where it holds', () => {
    expect(isUnknown(fitOf(read, none, 'cheap = df["price"] < 95', 'df = df.sample(frac=1, random_state=3)', 'x = df[cheap][["price"]].values').x)).toBe(true);
    expect(isUnknown(fitOf(read, none, 'df.loc[df["rooms"] > 1, "price"] = 0', 'x = df[["price"]].values').x)).toBe(true);
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
    expect(fitOf(read, none, 'x = df.drop("price", axis=1).values').facts?.x?.shape).toEqual([4, 3]);
  });

  it('knows how many rows there are, until some are left out by what is in them', () => {
    const shapeOf = (...lines: readonly string[]): unknown => fitOf(read, none, ...lines).facts?.x?.shape;
    expect(shapeOf('x = df[["rooms"]][:int(len(df) * 0.75)].values')).toEqual([3, 1]);
    expect(shapeOf('train, test = train_test_split(df, test_size=0.3)', 'x = test.values')).toEqual([2, 4]);
    expect(shapeOf('x = df.dropna().values')).toEqual([null, 4]);
    expect(fitOf('df = pd.read_csv("open-quote.csv")', none, 'x = df.values').facts?.x?.shape).toEqual([null, 2]);
  });

  // What pandas 3.0, numpy 2 and scikit-learn make of the same files.
  it.each([
    ['rows in another order', ['x = df.sample(frac=1, random_state=7)[["rooms"]].values'], [4, 1], [1, 5, 3, 2]],
    ['some rows in another order', ['x = df.sample(frac=0.5, random_state=3)[["price"]].values'], [2, 1], [90, 250]],
    ['some rows by their number', ['x = df.sample(3, random_state=1)[["rooms"]].values'], [3, 1], [2, 1, 3]],
    ['rows in the order of the seed that numpy was given', ['np.random.seed(5)', 'x = df.sample(frac=0.75)[["rooms"]].values'], [3, 1], [3, 5, 1]],
    ['numbers that are drawn after such an order', ['np.random.seed(5)', 'df.sample(frac=0.75)', 'x = np.random.permutation(4)'], [4], [3, 0, 2, 1]],
    ['the mean for what is missing', ['part = df[["rooms", "area, m2"]]', 'x = part.fillna(part.mean()).values'], [4, 2], [3, 70.5, 5, 120, 1, Math.fround(240.5 / 3), 2, 50]],
    ['the median for what is missing', ['part = df[["rooms", "area, m2"]]', 'x = part.fillna(part.median()).values'], [4, 2], [3, 70.5, 5, 120, 1, 70.5, 2, 50]],
    ['fields between spaces', ['x = pd.read_csv("spaces.txt", delim_whitespace=True, header=None).values'], [3, 4], [6, 148, 72, 1, 1, 85, 66, 0, 8, 183, 64, 1]],
    ['rows of a fold, all columns', ['X = df[["rooms", "price"]]', 'folds = list(KFold(2, shuffle=True, random_state=0).split(X))', 'x = X.iloc[folds[0][1], :].values'], [2, 2], [1, 40, 2, 90]],
  ])('%s', async (_, lines, shape, values) => {
    expect(await valuesOf('x', read, none, ...lines)).toEqual({ shape, values });
  });

  it('in windows of a column, as long as the file has rows', async () => {
    const lines = [
      'series = pd.read_csv("series.csv")["value"].values.astype("float32")', 'split = int(len(series) * 0.8)', 'train = series[:split]',
      'X, Y = [], []', 'for i in range(len(train) - 3):', '    X.append(train[i:i + 3])', '    Y.append(train[i + 3])', 'x, y = np.array(X), np.array(Y)',
    ];
    const { shape, values } = await valuesOf('x', ...lines);
    expect(shape).toEqual([29, 3]);
    expect(values.slice(0, 6)).toEqual([0, 1, 4, 1, 4, 9]);
    expect((await valuesOf('y', ...lines)).values.at(-1)).toBe(31 * 31);
  });

  it('says in which line a field is no number, or missing', async () => {
    await expect(valuesOf('x', read, none, 'x = df.values')).rejects.toThrow(/houses\.csv, line 4: the column "area, m2" has no number there/);
    await expect(valuesOf('x', read, none, 'x = df[["kind"]].values')).rejects.toThrow(/houses\.csv, line 2: "flat" in the column "kind" is no number/);
    await expect(valuesOf('x', read, none, 'x = df[["size"]].values')).rejects.toThrow(/has no column "size"; it has rooms, area, m2, kind, price/);
  });
});

describe('The columns that usecols takes', () => {
  it.each([['["price", "rooms"]'], ['[3, 0]'], ['[0, 3]']])('%s come in the order of the file', async (columns) => {
    expect(await valuesOf('x', `df = pd.read_csv("houses.csv", usecols=${columns})`, none, 'x = df.values')).toEqual({ shape: [4, 2], values: [3, 100, 5, 250, 1, 40, 2, 90] });
  });

  it('and that the file has not are named', async () => {
    await expect(valuesOf('x', 'df = pd.read_csv("houses.csv", usecols=["size"])', none, 'x = df.values')).rejects.toThrow(/has no column "size"/);
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

  it('that hold nothing say so', () => {
    expect(fitOf(none, 'x = np.load("empty.npz")["x"]').x).toMatchObject({ kind: 'unknown', reason: 'The file empty.npz has no arrays in it. Write it anew with np.savez().' });
  });
});
