import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ArrayEvaluator, DataError, DataFiles, DataMemory, DatasetLibrary, type SampleArray } from '../../../src/data/index.js';
import { RandomState } from '../../../src/data/random/index.js';
import { bytesForData } from '../../../src/data/memory.js';
import { dataFilesOnDisk, readPython } from '../../../src/readers/index.js';
import { isUnknown } from '../../../src/spec/index.js';
import { idxFile, npyFile, zipFile } from './fixtures.js';

const samples = 300;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradlens-streaming-'));
  const random = new RandomState(5);
  const pictures = Uint8Array.from({ length: samples * 48 }, () => random.integer(255));
  const floats = Float32Array.from({ length: samples * 12 }, () => random.normal());
  const labels = Uint8Array.from({ length: samples }, (_, index) => index % 7);
  const reals = (values: Float32Array): Uint8Array => new Uint8Array(values.buffer);
  await Promise.all([
    writeFile(join(folder, 'pictures.npy'), npyFile([samples, 4, 4, 3], pictures)),
    writeFile(join(folder, 'floats.npy'), npyFile([samples, 12], reals(floats), '<f4')),
    writeFile(join(folder, 'columns.npy'), npyFile([samples, 12], reals(floats), '<f4', true)),
    writeFile(join(folder, 'labels.npy'), npyFile([samples], labels)),
    // The first file of an archive is stored, the second deflated.
    writeFile(join(folder, 'all.npz'), zipFile({ 'x.npy': npyFile([samples, 48], pictures), 'y.npy': npyFile([samples], labels) })),
    writeFile(join(folder, 'packed.npz'), zipFile({ 'y.npy': npyFile([samples], labels), 'x.npy': npyFile([samples, 12], reals(floats), '<f4') })),
    mkdir(join(folder, 'fashion-mnist')).then(() => writeFile(join(folder, 'fashion-mnist/train-images-idx3-ubyte'), idxFile([samples, 8, 6], [...pictures]))),
    mkdir(join(folder, 'packed/fashion-mnist'), { recursive: true }).then(() => writeFile(join(folder, 'packed/fashion-mnist/train-images-idx3-ubyte.gz'), gzipSync(idxFile([samples, 8, 6], [...pictures])))),
  ]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The x that a program trains on, computed with so much memory. */
async function computed(program: string, bytes: number): Promise<SampleArray> {
  const text = `import numpy as np\nfrom tensorflow import keras\nfrom sklearn.model_selection import train_test_split\n${program}\nmodel = keras.Sequential([keras.layers.Dense(1)])\nmodel.fit(x)\n`;
  const step = readPython({ path: 'data.py', text }, { dataFiles: dataFilesOnDisk([folder]) }).plan.steps.find(({ kind }) => kind === 'fit');
  if (step?.kind !== 'fit') throw new Error('The program has no fit.');
  if (isUnknown(step.x)) throw new Error(step.x.reason);
  const memory = new DataMemory(bytes);
  return new ArrayEvaluator(noDatasets, new DataFiles([folder], memory), memory).samples(step.x);
}

const noDatasets = new DatasetLibrary({ places: { configured: [], keras: '', system: [] }, mayDownload: false });
const plenty = 2 ** 30;
/** Less than any of the files takes. */
const little = 2_000;

/** Samples in another order, some next to each other, some more than once. */
function someRows(count: number): Int32Array {
  return Int32Array.from([...new RandomState(3).permutation(count), 0, 1, 2, count - 1, count - 1]);
}

describe('An array that does not fit into memory', () => {
  it.each([
    ['as it is', 'x = np.load("pictures.npy")'],
    ['float32', 'x = np.load("floats.npy")'],
    ['stored in an archive', 'x = np.load("all.npz")["x"]'],
    ['deflated in an archive', 'x = np.load("packed.npz")["x"]'],
    ['scaled', 'x = np.load("pictures.npy") / 255.0'],
    ['cast and scaled', 'x = np.load("pictures.npy").astype("float32") / 255'],
    ['reshaped', 'x = np.load("pictures.npy").reshape(-1, 48)'],
    ['sliced', 'x = np.load("pictures.npy")[20:-30]'],
    ['sliced in steps, backwards', 'x = np.load("pictures.npy")[::-3]'],
    ['one channel of it', 'x = np.load("pictures.npy")[:, :, :, 1]'],
    ['a corner of it', 'x = np.load("pictures.npy")[:, 1:3, ::-1, :2]'],
    ['channels first', 'x = np.load("pictures.npy").transpose(0, 3, 1, 2)'],
    ['standardized', 'x = np.load("floats.npy")\nx = (x - x.mean(axis=0)) / x.std(axis=0)'],
    ['of bytes, standardized', 'x = np.load("pictures.npy")\nx = (x - x.mean()) / x.std()'],
    ['less its own mean', 'x = np.load("floats.npy")\nx = x - x.mean(axis=1, keepdims=True)'],
    ['of some rows', 'x = np.load("floats.npy")[np.arange(59, -1, -1)]'],
    ['shuffled', 'rng = np.random.RandomState(1)\nx = np.load("floats.npy")[rng.permutation(300)]'],
    ['split', 'x, _ = train_test_split(np.load("floats.npy"), test_size=0.2, random_state=4)'],
    ['where its labels say so', 'y = np.load("labels.npy")\nx = np.load("pictures.npy")[y < 3]'],
    ['with some elements set', 'x = np.load("floats.npy")\nx[x < 0] = 0'],
    ['with one value replaced', 'x = np.load("pictures.npy")\nx[x == 7] = 200'],
    ['chosen by a condition', 'x = np.load("floats.npy")\nx = np.where(x > 0, x, x * 0.1)'],
    ['joined with itself', 'x = np.load("floats.npy")\nx = np.concatenate([x, x * 2])'],
    ['joined by columns', 'x = np.load("floats.npy")\nx = np.concatenate([x, np.sqrt(x * x)], axis=1)'],
    ['repeated', 'x = np.repeat(np.load("floats.npy"), 2, axis=0)'],
  ])('%s, has the same samples in any order', async (_name, program) => {
    expectSame(await computed(program, plenty), await computed(program, little));
  });

  it.each([['as it is', '.'], ["gzip'd", 'packed']])('of a data set known by name, %s, has the same samples in any order', async (_kind, within) => {
    const pictures = (bytes: number): Promise<SampleArray> => {
      const memory = new DataMemory(bytes);
      const library = new DatasetLibrary({ places: { configured: [join(folder, within)], keras: folder, system: [] }, mayDownload: false, memory });
      return new ArrayEvaluator(library, undefined, memory).samples({ kind: 'array', operation: 'dataset', dataset: 'fashion_mnist', split: 'train', part: 'x', shape: [null, 8, 6], dtype: 'uint8' });
    };
    expectSame(await pictures(plenty), await pictures(little));
  });

  it('is given in memory from the size on that fits', async () => {
    const bytes = samples * 48;
    expect(await computed('x = np.load("pictures.npy")', bytes)).toHaveProperty('values');
    expect(await computed('x = np.load("pictures.npy")', bytes - 1)).toHaveProperty('gather');
  });

  it('says what needs it as a whole, and what to do', async () => {
    const needs = /needs an array of shape \(.*\) in memory as a whole, 1 MiB, and data may take 0 MiB here\. Do that in a script and save the result with numpy\.save, or set GRADLENS_DATA_MEMORY/;
    await expect(computed('x = np.load("pictures.npy").transpose(3, 0, 1, 2)', little)).rejects.toThrow(needs);
    await expect(computed('x = np.load("floats.npy")\ny = np.load("labels.npy")\nx[x < 0] = x[x < 0] * 2', little)).rejects.toThrow(needs);
    await expect(computed('x = np.load("columns.npy")', little)).rejects.toThrow(/columns\.npy holds an array of shape \(300, 12\) column by column.*numpy\.ascontiguousarray/);
  });

  it('says so where its file has become shorter', async () => {
    await writeFile(join(folder, 'shrinking.npy'), npyFile([samples, 48], new Uint8Array(samples * 48)));
    const array = await computed('x = np.load("shrinking.npy")', little);
    await truncate(join(folder, 'shrinking.npy'), 1000);
    const gather = (): unknown => 'gather' in array && array.gather(Int32Array.of(0, 299));
    expect(gather).toThrow(DataError);
    expect(gather).toThrow(/shrinking\.npy has become shorter while it was read: there is nothing at byte 14480 any more/);
  });
});

function expectSame(whole: SampleArray, streamed: SampleArray): void {
  if (!('values' in whole) || !('gather' in streamed)) throw new Error('One should be in memory, and one should not.');
  expect(streamed.shape).toEqual(whole.shape);
  const [count = 0, ...sample] = whole.shape;
  const size = sample.reduce((product, length) => product * length, 1);
  const rows = someRows(count);
  const { values, shape } = streamed.gather(rows);
  expect(shape).toEqual([rows.length, ...sample]);
  const all = whole.values;
  expect(values.constructor).toBe(all.constructor);
  expect([...values]).toEqual([...rows].flatMap((row) => [...all.subarray(row * size, (row + 1) * size)]));
}

describe('The memory for data', () => {
  it('is what the variable says, in MiB, else a quarter of what there is', () => {
    expect(bytesForData({ GRADLENS_DATA_MEMORY: '512' })).toBe(2 ** 29);
    for (const given of ['', '-1', 'much']) expect(bytesForData({ GRADLENS_DATA_MEMORY: given })).toBe(bytesForData({}));
    expect(bytesForData({})).toBeGreaterThan(2 ** 26);
  });

  it('is shared by all arrays, and counts each that is kept', () => {
    const memory = new DataMemory(100);
    expect([memory.reserve(60), memory.reserve(60), memory.fits(40), memory.reserve(40), memory.reserve(1)]).toEqual([true, false, true, true, false]);
  });
});
