import type { DatasetFile, DatasetPart } from './dataset.js';

/** The names that the MNIST family's four files have, without the `.gz`. */
const names: Readonly<Record<DatasetPart, string>> = {
  'train/x': 'train-images-idx3-ubyte',
  'train/y': 'train-labels-idx1-ubyte',
  'test/x': 't10k-images-idx3-ubyte',
  'test/y': 't10k-labels-idx1-ubyte',
};

/** The files of a data set in the layout of the MNIST family, packed or not, in any of its folders. */
export function idxFiles(folders: readonly string[]): Readonly<Record<DatasetPart, readonly DatasetFile[]>> {
  const filesOf = (part: DatasetPart): DatasetFile[] =>
    folders.flatMap((folder) => ['.gz', ''].map((ending) => ({ path: `${folder}/${names[part]}${ending}`, format: 'idx' })));
  return { 'train/x': filesOf('train/x'), 'train/y': filesOf('train/y'), 'test/x': filesOf('test/x'), 'test/y': filesOf('test/y') };
}
