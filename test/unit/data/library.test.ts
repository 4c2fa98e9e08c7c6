import { createServer, type Server } from 'node:http';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DataNotFoundError, DatasetLibrary, datasetPlaces, type DatasetLibraryOptions } from '../../../src/data/index.js';
import { idxFile, npyFile, valuesOf, zipFile } from './fixtures.js';

const debian = '/usr/share/datasets/fashion-mnist';
const labelsFile = 't10k-labels-idx1-ubyte.gz';

let home: string;
let servers: Server[] = [];
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'gradlens-library-'));
});
afterEach(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  servers = [];
  await rm(home, { recursive: true, force: true });
});

const library = (folders: readonly string[] = [], environment: NodeJS.ProcessEnv = {}): DatasetLibrary =>
  new DatasetLibrary({ places: datasetPlaces(folders, { HOME: home, ...environment }), mayDownload: false });

async function put(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(join(home, path, '..'), { recursive: true });
  await writeFile(join(home, path), bytes);
}

/** A host on this machine that answers in the place of the real one. */
async function host(answer: (send: (bytes: Uint8Array, status?: number) => void) => void): Promise<typeof fetch> {
  const server = createServer((_, response) => {
    answer((bytes, status = 200) => {
      response.statusCode = status;
      response.end(bytes);
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return (_, init) => fetch(`http://127.0.0.1:${port}/`, init);
}

/** The file as published: Debian's has the same data, but the name and the time are taken out of its gzip header. */
function publishedLabels(): Uint8Array {
  const repacked = readFileSync(join(debian, labelsFile));
  const header = Buffer.from([0x1f, 0x8b, 8, 8, 0, 0, 0, 0]);
  header.writeUInt32LE(1_504_176_627, 4);
  return Buffer.concat([header, repacked.subarray(8, 10), Buffer.from('t10k-labels-idx1-ubyte\0'), repacked.subarray(10)]);
}

describe('A data set', () => {
  it("is found in Keras's own cache", async () => {
    await put('.keras/datasets/fashion-mnist/train-labels-idx1-ubyte.gz', gzipSync(idxFile([2], [3, 4])));
    expect(valuesOf(await library().load('fashion_mnist', 'train/y'))).toEqual(Uint8Array.of(3, 4));
  });

  it('is found in a configured folder first, of data sets or its own', async () => {
    await put('.keras/datasets/fashion-mnist/train-labels-idx1-ubyte.gz', gzipSync(idxFile([1], [0])));
    await put('all/fashion-mnist/train-labels-idx1-ubyte', idxFile([1], [1]));
    await put('own/fashion_mnist/train-labels-idx1-ubyte', idxFile([1], [2]));
    const first = async (folder: string): Promise<unknown> => valuesOf(await library([join(home, folder)]).load('fashion_mnist', 'train/y'))[0];
    expect(await first('all')).toBe(1);
    expect(await first('own/fashion_mnist')).toBe(2);
  });

  it('is found through GRADLENS_DATASETS and KERAS_HOME', async () => {
    await put('a/mnist/train-labels-idx1-ubyte', idxFile([1], [5]));
    const variable = library([], { GRADLENS_DATASETS: join(home, 'a') });
    expect([...valuesOf(await variable.load('mnist', 'train/y'))]).toEqual([5]);
    await put('k/datasets/mnist.npz', zipFile({ 'y_train.npy': npyFile([1], Uint8Array.of(6)) }));
    const kerasHome = library([], { KERAS_HOME: join(home, 'k') });
    expect([...valuesOf(await kerasHome.load('mnist', 'train/y'))]).toEqual([6]);
  });

  it("is not taken from the folder of another data set with files of the same names", async () => {
    await put('fashion-mnist/train-labels-idx1-ubyte', idxFile([1], [1]));
    await expect(library([join(home, 'fashion-mnist')]).load('mnist', 'train/y')).rejects.toThrow(DataNotFoundError);
  });

  it('that is nowhere is answered with every place looked in and every way to get it', async () => {
    const error = await library([join(home, 'mine')])
      .load('mnist', 'train/x')
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DataNotFoundError);
    const { message, places } = error as DataNotFoundError;
    expect(places).toContain(join(home, 'mine/mnist'));
    expect(places).toContain(join(home, '.keras/datasets'));
    for (const place of places) expect(message).toContain(place);
    expect(message).toMatch(/^MNIST is not on this machine\.\nWays to get it:\n- [^]*\n\nIt was looked for in: .*$/);
    expect(message).toContain('keras.datasets.mnist.load_data()');
    expect(message).toContain('gradlens.datasets.folders');
    expect(message).toContain('GRADLENS_DATASETS');
  });

  it('that is not known by name is answered with those that are', async () => {
    await expect(library().load('imagenet', 'train/x')).rejects.toThrow(/imagenet is not known to GradLens yet. It can read: fashion_mnist, mnist/);
  });

  it('that Keras keeps whole is shuffled and split as Keras does', async () => {
    // np.random.RandomState(113).permutation(10) of numpy 2.4
    const order = [9, 3, 6, 1, 0, 7, 4, 8, 2, 5];
    await put('.keras/datasets/california_housing.npz', zipFile({ 'x.npy': npyFile([10, 1], Uint8Array.from({ length: 10 }, (_, row) => row)), 'y.npy': npyFile([10], Uint8Array.from({ length: 10 }, (_, row) => 10 * row)) }));
    const values = async (part: 'train/x' | 'train/y' | 'test/x'): Promise<number[]> => [...valuesOf(await library().load('california_housing', part))];
    expect(await values('train/x')).toEqual(order.slice(0, 8));
    expect(await values('train/y')).toEqual(order.slice(0, 8).map((row) => 10 * row));
    expect(await values('test/x')).toEqual(order.slice(8));
  });

  it.each([
    ['iris', [150, 4], 3],
    ['wine', [178, 13], 3],
    ['breast_cancer', [569, 30], 2],
    ['digits', [1797, 64], 10],
  ] as const)('that scikit-learn ships, %s, comes with GradLens, too', async (name, shape, classes) => {
    const withoutPython = library([], { PATH: '' });
    expect(await withoutPython.load(name, 'train/x')).toMatchObject({ shape });
    const labels = await withoutPython.load(name, 'train/y');
    expect(labels).toMatchObject({ shape: [shape[0]], dtype: 'int64' });
    expect(new Set(valuesOf(labels))).toEqual(new Set(Array.from({ length: classes }, (_, label) => label)));
  });

  it('that only scikit-learn has is answered with how to get it', async () => {
    await expect(library([], { PATH: '' }).load('diabetes', 'train/x')).rejects.toThrow(/pip install scikit-learn/);
  });

  it('that scikit-learn ships is read from a copy of its files in a folder that is named', async () => {
    await put('tables/iris.csv', Buffer.from('2,2,a,b\n5.1,3.5,0\n4.9,3.0,1\n'));
    const named = library([join(home, 'tables')]);
    expect(await named.load('iris', 'train/x')).toEqual({ values: Float64Array.of(5.1, 3.5, 4.9, 3), shape: [2, 2], dtype: 'float64' });
    expect(await named.load('iris', 'train/y')).toEqual({ values: Float64Array.of(0, 1), shape: [2], dtype: 'int64' });
  });

  it.skipIf(!existsSync(debian))("is found in Debian's package, complete", async () => {
    const images = await library().load('fashion_mnist', 'test/x');
    expect(images).toMatchObject({ shape: [10000, 28, 28] });
    let sum = 0;
    const values = valuesOf(images);
    for (const value of values) sum += value;
    expect(sum / values.length / 255).toBeCloseTo(0.2868, 4);
  });
});

describe.skipIf(!existsSync(debian))('A download', () => {
  // The system's folder would be found first: fashion_mnist's labels are asked for from a library without it.
  const withoutSystem = (options: Partial<DatasetLibraryOptions>): DatasetLibrary =>
    new DatasetLibrary({ places: { configured: [], keras: join(home, '.keras/datasets'), system: [] }, mayDownload: true, ...options });
  const kept = join('.keras/datasets/fashion-mnist');

  it('is checked, kept where Keras keeps it, and reported', async () => {
    const published = publishedLabels();
    const progress: { message: string; fraction: number | undefined }[] = [];
    const fetched = withoutSystem({ fetch: await host((send) => send(published)), onProgress: (message, fraction) => progress.push({ message, fraction }) });
    const labels = await fetched.load('fashion_mnist', 'test/y');
    expect(labels).toMatchObject({ shape: [10000] });
    expect(await readFile(join(home, kept, labelsFile))).toEqual(published);
    expect(await readdir(join(home, kept))).toEqual([labelsFile]);
    expect(progress).toContainEqual({ message: `Downloading fashion-mnist/${labelsFile}`, fraction: 1 });
  });

  it('of something else is refused, and nothing is kept', async () => {
    const changed = Buffer.from(publishedLabels());
    changed[2000]! ^= 1;
    for (const bytes of [changed, changed.subarray(0, 100), Buffer.concat([changed, changed])]) {
      const fetched = withoutSystem({ fetch: await host((send) => send(bytes)) });
      await expect(fetched.load('fashion_mnist', 'test/y')).rejects.toThrow(/length or the SHA-256 is wrong/);
      expect(await readdir(join(home, kept))).toEqual([]);
    }
  });

  it('from a host that refuses, fails or stays silent is told in words', async () => {
    const failing = withoutSystem({ fetch: await host((send) => send(Buffer.from('no'), 503)) });
    await expect(failing.load('fashion_mnist', 'test/y')).rejects.toThrow(/answered with status 503/);
    const refused = withoutSystem({ fetch: (_, init) => fetch('http://127.0.0.1:1/', init) });
    await expect(refused.load('fashion_mnist', 'test/y')).rejects.toThrow(/cannot be reached/);
    const silent = withoutSystem({ patience: 50, fetch: await host(() => undefined) });
    await expect(silent.load('fashion_mnist', 'test/y')).rejects.toThrow(/did not answer in time/);
  });
});
