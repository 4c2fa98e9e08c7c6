import type { NumberArray } from '../../array.js';
import { memorySource } from '../../expression/source.js';
import { statistic } from '../../expression/statistic.js';
import type { FileBytes } from '../../formats/bytes.js';
import { streamOf } from '../../formats/unpack.js';
import { DataMemory } from '../../memory.js';
import { readTable, smallTableArray } from '../../table/index.js';
import type { DatasetEntry, DatasetFile } from '../dataset.js';

const layout = { delimiter: null, skipRows: 0, hasHeader: false };

/** The columns centred and divided by their deviation times the root of their number (sklearn/datasets/_base.py, `load_diabetes`). */
async function scaled(bytes: FileBytes): Promise<NumberArray> {
  const { values, shape, dtype } = smallTableArray(await readTable(streamOf(bytes), layout, new DataMemory()), []);
  const [rows = 0, columns = 1] = shape;
  const source = memorySource(values, shape, dtype);
  const [mean, deviation] = (['mean', 'std'] as const).map((kind) => statistic(kind, source, [0], false).memory);
  return {
    values: Float64Array.from(
      values,
      (value, index) => (value - (mean?.[index % columns] ?? NaN)) / (deviation?.[index % columns] ?? NaN) / Math.sqrt(rows),
    ),
    shape,
    dtype,
  };
}

async function target(bytes: FileBytes): Promise<NumberArray> {
  const { values, dtype } = smallTableArray(await readTable(streamOf(bytes), layout, new DataMemory()), []);
  return { values, shape: [values.length], dtype };
}

const x: readonly DatasetFile[] = [{ path: 'diabetes_data_raw.csv.gz', format: 'own', read: scaled }];
const y: readonly DatasetFile[] = [{ path: 'diabetes_target.csv.gz', format: 'own', read: target }];

/** Diabetes (Efron et al., 2004): ten measurements of 442 patients and how the illness went on after a year. */
export const diabetes: DatasetEntry = {
  name: 'diabetes',
  title: 'Diabetes',
  folders: [],
  files: { 'train/x': x, 'train/y': y, 'test/x': x, 'test/y': y },
  downloads: [],
  package: 'scikit-learn',
};
