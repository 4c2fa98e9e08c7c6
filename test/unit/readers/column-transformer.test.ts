import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ArrayEvaluator, DataFiles } from '../../../src/data/index.js';
import { dataFilesOnDisk, readPython } from '../../../src/readers/index.js';
import { isUnknown, type FitStep } from '../../../src/spec/index.js';
import { MemoryDatasets } from '../data/fixtures.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradlens-columns-'));
  const rows = ['1,619,France,Female,42,1', '2,608,Spain,Female,41,0', '3,502,France,Male,42,1', '4,699,Germany,Female,39,0', '5,850,Spain,Male,43,0', '6,645,Germany,Male,44,1'];
  await writeFile(join(folder, 'churn.csv'), `id,score,country,gender,age,exited\n${rows.join('\n')}\n`);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const imports = `import numpy as np
import pandas as pd
from tensorflow import keras
from sklearn.compose import ColumnTransformer, make_column_transformer
from sklearn.preprocessing import LabelEncoder, OneHotEncoder, StandardScaler
from sklearn.model_selection import train_test_split
d = pd.read_csv("churn.csv")
`;

function dataOf(program: string): FitStep['x'] {
  const text = `${imports}${program}\nmodel = keras.Sequential([keras.layers.Dense(1)])\nmodel.fit(x)\n`;
  const step = readPython({ path: join(folder, 'model.py'), text }, { dataFiles: dataFilesOnDisk([folder]) }).plan.steps.find(({ kind }) => kind === 'fit');
  if (step?.kind !== 'fit') throw new Error('There is no fit.');
  return step.x;
}

async function rowsOf(program: string): Promise<number[][]> {
  const expression = dataOf(program);
  if (isUnknown(expression)) throw new Error(expression.reason);
  const { values, shape: [count = 0, width = 0] } = await new ArrayEvaluator(new MemoryDatasets({}), new DataFiles([folder])).evaluate(expression);
  return Array.from({ length: count }, (_, row) => Array.from(values.subarray(row * width, (row + 1) * width), Number));
}

// All numbers are those of scikit-learn 1.7 and pandas.
describe('A ColumnTransformer of a table with texts', () => {
  const matrix = 'X = d.iloc[:, 1:5].values\nX[:, 2] = LabelEncoder().fit_transform(X[:, 2])\n';

  it('makes ones of the countries of a matrix whose genders a LabelEncoder has numbered', async () => {
    const program = `${matrix}ct = ColumnTransformer(transformers=[("encoder", OneHotEncoder(), [1])], remainder="passthrough")\nx = np.array(ct.fit_transform(X))`;
    expect(await rowsOf(program)).toEqual([
      [1, 0, 0, 619, 0, 42], [0, 0, 1, 608, 0, 41], [1, 0, 0, 502, 1, 42], [0, 1, 0, 699, 0, 39], [0, 0, 1, 850, 1, 43], [0, 1, 0, 645, 1, 44],
    ]);
  });

  it('is fitted to the rows that train and transforms the others, by the names of columns', async () => {
    const program = (x: string): string => `X = d.drop(columns=["id", "exited"])
ct = ColumnTransformer([("c", OneHotEncoder(drop="first"), ["country", "gender"]), ("n", StandardScaler(), ["score"])], remainder="passthrough")
a, b = train_test_split(X, test_size=2, random_state=0)
train = ct.fit_transform(a)
x = ${x}`;
    const close = (rows: number[][]): unknown => rows.map((row) => row.map((value) => expect.closeTo(value, 6) as number));
    expect(await rowsOf(program('train'))).toEqual(close([
      [0, 1, 0, -0.8896049286077857, 41], [1, 0, 0, 0.051721216779522426, 39], [0, 0, 0, -0.7758182516928364, 42], [0, 1, 1, 1.6137019635210996, 43],
    ]));
    expect(await rowsOf(program('ct.transform(b)'))).toEqual(close([[1, 0, 1, -0.5068679244393197, 44], [0, 0, 1, -1.986094724333661, 42]]));
  });

  it('leaves a text that nobody has made a number of as the mistake that it is', async () => {
    await expect(rowsOf(`${matrix}x = X.astype("float32")`)).rejects.toThrow('the column "country" is no number');
    await expect(rowsOf(`${matrix}x = X[:, 2:]`)).resolves.toHaveLength(6);
  });

  it('says what is written today in place of what scikit-learn has no longer', () => {
    expect(dataOf(`${matrix}x = OneHotEncoder(categorical_features=[1]).fit_transform(X).toarray()`)).toMatchObject({
      kind: 'unknown', reason: expect.stringContaining('Write ColumnTransformer([("classes", OneHotEncoder(), [1])], remainder="passthrough")') as string,
    });
  });

  it('is not guessed where it picks its columns by a function', () => {
    expect(dataOf('ct = ColumnTransformer([("c", OneHotEncoder(), columns_of(d))])\nx = ct.fit_transform(d)')).toMatchObject({ kind: 'unknown' });
  });
});
