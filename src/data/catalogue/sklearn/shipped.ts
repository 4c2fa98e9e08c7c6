import { readTable, smallTableArray } from '../../table/index.js';
import { streamOf } from '../../formats/unpack.js';
import { DataMemory } from '../../memory.js';
import type { NumberArray } from '../../array.js';
import type { DatasetEntry, DatasetFile } from '../dataset.js';

/** A data set that scikit-learn ships as one table, the target in its last column. */
interface ShippedTable {
  readonly name: string;
  readonly title: string;
  readonly file: string;
  /** Whether the first line says how many rows and columns there are. */
  readonly hasCounts: boolean;
}

/** Features or targets of such a table (sklearn/datasets/_base.py, `load_csv_data`). */
function column(part: 'x' | 'y', file: string, hasCounts: boolean): DatasetFile {
  return {
    path: file,
    format: 'own',
    read: async (bytes): Promise<NumberArray> => {
      const table = await readTable(streamOf(bytes), { delimiter: ',', skipRows: hasCounts ? 1 : 0, hasHeader: false }, new DataMemory());
      if (part === 'x') return smallTableArray(table, [{ step: 'places', start: 0, stop: -1 }]);
      const { values } = smallTableArray(table, [{ step: 'place', place: -1 }]);
      return { values, shape: [values.length], dtype: 'int64' };
    },
  };
}

/** The entry of a data set that scikit-learn ships; its files are read from the user's own copy. */
export function shippedTable({ name, title, file, hasCounts }: ShippedTable): DatasetEntry {
  const [x, y] = [[column('x', file, hasCounts)], [column('y', file, hasCounts)]];
  return { name, title, folders: [], files: { 'train/x': x, 'train/y': y, 'test/x': x, 'test/y': y }, downloads: [], package: 'scikit-learn' };
}
