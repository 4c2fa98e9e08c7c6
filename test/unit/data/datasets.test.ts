import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ArrayEvaluator, DatasetLibrary } from '../../../src/data/index.js';
import { readPython } from '../../../src/readers/index.js';
import { isUnknown, type ArrayExpression } from '../../../src/spec/index.js';
import { valuesOf } from './fixtures.js';

type Parts = Readonly<Record<'train/x' | 'train/y' | 'test/x' | 'test/y', readonly (number | readonly number[])[]>>;
type Loaded = Parts & { readonly settings: Readonly<Record<string, number | string | null>> };
interface Pictures {
  readonly shape: readonly number[];
  /** Of each picture, those at four places. */
  readonly pixels: readonly (readonly (readonly number[])[])[];
  readonly labels: readonly number[];
}

const fixtures = join(import.meta.dirname, 'fixtures');
/** What Keras makes of small files in the formats of its data sets (fixtures/make-datasets.py). */
const keras = JSON.parse(readFileSync(join(fixtures, 'datasets.json'), 'utf8')) as {
  readonly imdb: readonly Loaded[];
  readonly reuters: readonly Loaded[];
  readonly boston_housing: readonly Loaded[];
  readonly california_housing: readonly Loaded[];
  readonly cifar10: Readonly<Record<'train' | 'test', Pictures>>;
  readonly cifar100: readonly Readonly<Record<'train' | 'test', Pictures>>[];
  readonly padded: readonly { readonly arguments: string; readonly rows: readonly (readonly number[])[] }[];
};

const library = (): DatasetLibrary => new DatasetLibrary({ places: { configured: [], keras: join(fixtures, 'datasets'), system: [] }, mayDownload: false });

/** Rows as Keras gives them: lists of words, rows of numbers, or numbers. */
function rowsOf(content: Awaited<ReturnType<DatasetLibrary['load']>>): (number | number[])[] {
  const values = [...valuesOf(content)];
  if ('starts' in content) return Array.from({ length: content.starts.length - 1 }, (_, row) => values.slice(content.starts[row], content.starts[row + 1]));
  const [count = 0, size] = content.shape;
  return size === undefined ? values : Array.from({ length: count }, (_, row) => values.slice(row * size, (row + 1) * size));
}

/** The calls of `load_data` in a program, with the settings written as Python has them. */
const asArguments = (settings: Loaded['settings']): string => Object.entries(settings).map(([name, value]) => `${name}=${value === null ? 'None' : JSON.stringify(value)}`).join(', ');

describe.each(['imdb', 'reuters', 'boston_housing', 'california_housing'] as const)('%s', (name) => {
  it.each(keras[name].map((loaded) => [asArguments(loaded.settings), loaded] as const))('loaded with (%s) has what Keras gives', async (_, { settings, ...parts }) => {
    const loading = library();
    for (const part of ['train/x', 'train/y', 'test/x', 'test/y'] as const) {
      expect(rowsOf(await loading.load(name, part, settings)), part).toEqual(parts[part]);
    }
  });
});

describe('boston', () => {
  it("has the rows of Keras's file in their order, as scikit-learn had them", async () => {
    const loading = library();
    expect(rowsOf(await loading.load('boston', 'train/y'))).toEqual(Array.from({ length: 21 }, (_, row) => row));
    const rows = rowsOf(await loading.load('boston', 'train/x'));
    expect(rows).toEqual(Array.from({ length: 21 }, (_, row) => Array.from({ length: 13 }, (__, column) => row + column / 16)));
  });

  it('is got by what Keras calls it', async () => {
    const nowhere = new DatasetLibrary({ places: { configured: [], keras: join(fixtures, 'nothing'), system: [] }, mayDownload: false });
    await expect(nowhere.load('boston', 'train/x')).rejects.toThrow('keras.datasets.boston_housing.load_data()');
  });
});

describe('The pictures of CIFAR', () => {
  const pixelsIn = ({ values, shape }: { readonly values: ArrayLike<number>; readonly shape: readonly number[] }): number[][][] =>
    Array.from({ length: shape[0] ?? 0 }, (_, sample) =>
      [[0, 0], [0, 1], [5, 9], [31, 31]].map(([row = 0, column = 0]) => Array.from({ length: 3 }, (__, channel) => values[((sample * 32 + row) * 32 + column) * 3 + channel] ?? NaN)),
    );

  it.each([
    ['cifar10', 'an archive', {}, keras.cifar10],
    ['cifar100', 'files', {}, keras.cifar100[0]!],
    ['cifar100', 'files, in groups of classes', { label_mode: 'coarse' }, keras.cifar100[1]!],
  ])('%s, in %s, are as Keras gives them', async (name, _, settings: Loaded['settings'], expected) => {
    const loading = library();
    for (const split of ['train', 'test'] as const) {
      const x = await loading.load(name, `${split}/x`, settings);
      if (!('values' in x) || 'starts' in x) throw new Error('Pictures are arrays in memory.');
      expect(x.shape).toEqual(expected[split].shape);
      expect(pixelsIn(x)).toEqual(expected[split].pixels);
      expect(await loading.load(name, `${split}/y`, settings)).toEqual({ values: Uint8Array.from(expected[split].labels), shape: [expected[split].labels.length, 1], dtype: 'uint8' });
    }
  });
});

describe('A program that prepares texts', () => {
  const header = `from tensorflow import keras\n`;

  /** What the program trains on; of sizes other than the real ones. */
  async function computed(program: string): Promise<number[][]> {
    const text = `${header}${program}\nmodel = keras.Sequential([keras.layers.Embedding(50, 4), keras.layers.Flatten(), keras.layers.Dense(1)])\nmodel.fit(x, y)\n`;
    const step = readPython({ path: 'texts.py', text }).plan.steps.find(({ kind }) => kind === 'fit');
    if (step?.kind !== 'fit' || isUnknown(step.x)) throw new Error('The data is not known.');
    const { values, shape: [count = 0, length = 0] } = await new ArrayEvaluator(library()).evaluate(ofAnySize(step.x));
    return Array.from({ length: count }, (_, row) => [...values.subarray(row * length, (row + 1) * length)]);
  }
  const load = '(x, y), (x_test, y_test) = keras.datasets.imdb.load_data(num_words=20)';

  it.each(keras.padded.map(({ arguments: given, rows }) => [given, rows] as const))('with pad_sequences(x, %s) has the rows that Keras gives', async (given, rows) => {
    expect(await computed(`${load}\nx = keras.utils.pad_sequences(x, ${given})`)).toEqual(rows);
  });

  it('takes some of them, or joins them, before they are padded', async () => {
    const all = keras.padded[0]!.rows;
    expect(await computed(`${load}\nx = keras.preprocessing.sequence.pad_sequences(x[5:-2], maxlen=6)`)).toEqual(all.slice(5, -2));
    const joined = await computed(`import numpy as np\n${load}\nx = keras.utils.pad_sequences(np.concatenate((x_test, x)), maxlen=6)`);
    expect(joined.slice(-all.length)).toEqual(all);
  });

  it('that gives them to a model as they are is told to pad them', async () => {
    await expect(computed(load)).rejects.toThrow(/Texts of different lengths must be brought to one length, with pad_sequences\./);
  });
});

/** Without the numbers of samples that the real data sets have. */
function ofAnySize(expression: ArrayExpression): ArrayExpression {
  const isReal = (length: unknown): boolean => typeof length === 'number' && length > 2_000;
  return JSON.parse(JSON.stringify(expression, (key, value: unknown) => (key === 'shape' && Array.isArray(value) ? value.map((length: unknown) => (isReal(length) ? null : length)) : value))) as ArrayExpression;
}
