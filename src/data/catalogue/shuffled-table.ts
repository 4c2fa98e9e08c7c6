import type { NumberArray } from '../array.js';
import { memorySource } from '../expression/source.js';
import { takenRows } from '../expression/rows.js';
import { materialize } from '../expression/memory-of.js';
import type { FileBytes } from '../formats/file.js';
import { readNpy } from '../formats/npy.js';
import { zipMember } from '../formats/zip.js';
import { RandomState } from '../random/index.js';
import type { DatasetEntry, DatasetFile, DatasetPart } from './dataset.js';

/** Keras's own seed and share of the test data. */
const seed = 113;
const testShare = 0.2;

/** One part of a table that Keras keeps whole in an npz file and shuffles before it splits it (keras/src/datasets). */
async function part(bytes: FileBytes, of: DatasetPart): Promise<NumberArray> {
  const [split, name] = of.split('/');
  const { values, shape, dtype } = await readNpy(await zipMember(bytes, `${name ?? ''}.npy`));
  const count = shape[0] ?? 0;
  const order = new RandomState(seed).permutation(count);
  const kept = Math.trunc(count * (1 - testShare));
  const rows = takenRows(memorySource(values, shape, dtype), split === 'train' ? order.subarray(0, kept) : order.subarray(kept));
  return { values: materialize(rows), shape: rows.shape, dtype };
}

/** A data set that is known to Keras as `<name>.npz` with `x` and `y`. */
export function shuffledTable(name: string, title: string): DatasetEntry {
  const fileOf = (of: DatasetPart): readonly DatasetFile[] => [{ path: `${name}.npz`, format: 'own', read: (bytes) => part(bytes, of) }];
  return {
    name,
    title,
    folders: [],
    files: { 'train/x': fileOf('train/x'), 'train/y': fileOf('train/y'), 'test/x': fileOf('test/x'), 'test/y': fileOf('test/y') },
    downloads: [],
  };
}
