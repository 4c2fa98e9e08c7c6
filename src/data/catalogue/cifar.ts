import { basename, dirname, join } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { NumberArray } from '../array.js';
import { DataError } from '../errors.js';
import { allBytes, type FileBytes } from '../formats/bytes.js';
import { withFile } from '../formats/file.js';
import { tarMembers } from '../formats/tar.js';
import { PickledArray, unpickle, type PickledValue } from '../pickle/index.js';
import type { DatasetEntry, DatasetParts, DatasetSettings } from './dataset.js';
import { allParts } from './keras-file.js';

const side = 32;
const channels = 3;
const pixels = side * side * channels;

/** How the pictures of a data set are laid out in files (keras/src/datasets/cifar10.py and cifar100.py). */
interface Layout {
  readonly folder: string;
  readonly train: readonly string[];
  readonly test: string;
  /** The key of the labels, by the arguments of `load_data`. */
  readonly labels: (settings: DatasetSettings) => string;
}

/** Where a folder's files lie, or an archive's: opens one by its name, for a while. */
type Opener = <Result>(name: string, use: (bytes: FileBytes) => Promise<Result>) => Promise<Result>;

function readerOf({ folder, train, test, labels }: Layout): (path: string, settings: DatasetSettings) => Promise<DatasetParts> {
  return async (path, settings) => {
    const key = labels(settings);
    const read = async (open: Opener): Promise<DatasetParts> => {
      const batches: Batch[] = [];
      for (const name of train) batches.push(await open(name, (bytes) => readBatch(bytes, key)));
      const [all, other] = [joined(batches), joined([await open(test, (bytes) => readBatch(bytes, key))])];
      return { 'train/x': all.x, 'train/y': all.y, 'test/x': other.x, 'test/y': other.y };
    };
    if (train.includes(basename(path))) return read((name, use) => withFile(join(dirname(path), name), use));
    return withFile(path, async (archive) => {
      const members = await tarMembers(archive);
      return read((name, use) => {
        const member = members.get(`${folder}/${name}`);
        if (member === undefined) throw new DataError(l10n.t('{0} has no {1}; it has {2}.', path, `${folder}/${name}`, [...members.keys()].slice(0, 20).join(', ')), { file: path });
        return use(member);
      });
    });
  };
}

/** Some pictures, (samples, height, width, channels), and their labels. */
interface Batch {
  readonly pictures: Uint8Array;
  readonly labels: readonly number[];
}

/** One file: a pickled dictionary with the pictures as rows, channel by channel, and a list of labels. */
async function readBatch(bytes: FileBytes, key: string): Promise<Batch> {
  const { file } = bytes;
  const dictionary = unpickle(await allBytes(bytes), file);
  const part = (name: string): PickledValue | undefined =>
    dictionary instanceof Map ? (dictionary as ReadonlyMap<PickledValue, PickledValue>).get(name) : undefined;
  const [data, labels] = [part('data'), part(key)];
  const rows = data instanceof PickledArray ? data.numbers : null;
  if (!(rows?.values instanceof Uint8Array) || rows.values.length % pixels !== 0) throw new DataError(l10n.t('{0} has no pictures of {1} bytes under "data".', file, pixels), { file });
  const count = rows.values.length / pixels;
  const isClass = (label: PickledValue): label is number => Number.isInteger(label) && (label as number) >= 0 && (label as number) < 256;
  if (!Array.isArray(labels) || labels.length !== count || !(labels as readonly PickledValue[]).every(isClass)) throw new DataError(l10n.t('{0} has no {1} labels under "{2}".', file, count, key), { file });
  return { pictures: channelsLast(rows.values, count), labels: labels as readonly number[] };
}

function channelsLast(rows: Uint8Array, count: number): Uint8Array {
  const pictures = new Uint8Array(rows.length);
  const area = side * side;
  for (let sample = 0; sample < count; sample += 1) {
    for (let pixel = 0; pixel < area; pixel += 1) {
      for (let channel = 0; channel < channels; channel += 1)
        pictures[sample * pixels + pixel * channels + channel] = rows[sample * pixels + channel * area + pixel] ?? 0;
    }
  }
  return pictures;
}

function joined(batches: readonly Batch[]): { readonly x: NumberArray; readonly y: NumberArray } {
  const labels = batches.flatMap((batch) => batch.labels);
  const values = new Uint8Array(labels.length * pixels);
  let place = 0;
  for (const { pictures } of batches) {
    values.set(pictures, place);
    place += pictures.length;
  }
  return {
    x: { values, shape: [labels.length, side, side, channels], dtype: 'uint8' },
    y: { values: Uint8Array.from(labels), shape: [labels.length, 1], dtype: 'uint8' },
  };
}

const layout10: Layout = {
  folder: 'cifar-10-batches-py',
  train: [1, 2, 3, 4, 5].map((number) => `data_batch_${number}`),
  test: 'test_batch',
  labels: () => 'labels',
};

const layout100: Layout = {
  folder: 'cifar-100-python',
  train: ['train'],
  test: 'test',
  labels: ({ label_mode: mode }) => (mode === 'coarse' ? 'coarse_labels' : 'fine_labels'),
};

/** Where Keras 3 and Keras 2 unpack the archive, how they name it, and how it is published. */
function pathsOf({ folder, train: [first = ''] }: Layout, published: string): readonly string[] {
  return [`${folder}-target/${folder}/${first}`, `${folder}/${first}`, `${folder}-target_archive`, `${folder}.tar.gz`, published];
}

function entryOf(
  name: string,
  title: string,
  layout: Layout,
  archive: { readonly path: string; readonly bytes: number; readonly sha256: string },
): DatasetEntry {
  return {
    name,
    title,
    folders: [layout.folder],
    files: allParts(pathsOf(layout, archive.path), readerOf(layout)),
    downloads: [{ ...archive, url: `https://www.cs.toronto.edu/~kriz/${archive.path}` }],
  };
}

/** CIFAR-10 (Krizhevsky, 2009): 60,000 colour pictures, 32×32, ten classes. */
export const cifar10 = entryOf('cifar10', 'CIFAR-10', layout10, {
  path: 'cifar-10-python.tar.gz',
  bytes: 170_498_071,
  sha256: '6d958be074577803d12ecdefd02955f39262c83c16fe9348329d7fe0b5c001ce',
});

/** CIFAR-100 (Krizhevsky, 2009): 60,000 colour pictures, 32×32, a hundred classes in twenty groups. */
export const cifar100 = entryOf('cifar100', 'CIFAR-100', layout100, {
  path: 'cifar-100-python.tar.gz',
  bytes: 169_001_437,
  sha256: '85cd44d02ba6437773c5bbd22e183051d648de2e7d6b014e1ef29b855ba677a7',
});
