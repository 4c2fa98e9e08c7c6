import type { NumberArray } from '../array.js';
import { memorySource } from '../expression/source.js';
import { materialize } from '../expression/memory-of.js';
import { takenRows } from '../expression/rows.js';
import { withFile } from '../formats/file.js';
import { readNpy } from '../formats/npy.js';
import { zipMember } from '../formats/zip.js';
import { RandomState } from '../random/index.js';
import type { DatasetDownload, DatasetEntry, DatasetParts, DatasetSettings } from './dataset.js';
import { allParts } from './keras-file.js';
import { numberSetting } from './settings.js';

/** Keras's own seed and share of the test data. */
const presetSeed = 113;
const presetShare = 0.2;
/** `load_data(version="small")` takes so many of the first rows. */
const smallRows = 600;

/** A table that Keras keeps whole in an npz file and shuffles before it splits it (keras/src/datasets). */
function readTableParts(path: string, settings: DatasetSettings): Promise<DatasetParts> {
  return withFile(path, async (bytes) => {
    const [x, y] = [await readNpy(await zipMember(bytes, 'x.npy')), await readNpy(await zipMember(bytes, 'y.npy'))];
    const all = x.shape[0] ?? 0;
    const count = settings['version'] === 'small' ? Math.min(smallRows, all) : all;
    const order = new RandomState(numberSetting(settings, 'seed', presetSeed)).permutation(count);
    const kept = Math.trunc(count * (1 - numberSetting(settings, 'test_split', presetShare)));
    const [train, test] = [order.subarray(0, kept), order.subarray(kept)];
    return { 'train/x': rowsOf(x, train), 'train/y': rowsOf(y, train), 'test/x': rowsOf(x, test), 'test/y': rowsOf(y, test) };
  });
}

function rowsOf({ values, shape, dtype }: NumberArray, rows: Int32Array): NumberArray {
  const taken = takenRows(memorySource(values, shape, dtype), rows);
  return { values: materialize(taken), shape: taken.shape, dtype };
}

/** A data set that is known to Keras as `<name>.npz` with `x` and `y`. */
export function shuffledTable(name: string, title: string, download: DatasetDownload): DatasetEntry {
  return { name, title, folders: [], files: allParts([`${name}.npz`], readTableParts), downloads: [download] };
}
