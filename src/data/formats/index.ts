import type { DataArray } from '../array.js';
import type { DatasetFile } from '../catalogue/index.js';
import { readPacked } from './file.js';
import { parseIdx } from './idx.js';
import { parseNpy } from './npy.js';
import { readZipMember } from './zip.js';

/**
 * Reads the array that a data set's file holds.
 * @param path where the file lies.
 * @throws DataError naming the file, and the byte where that is known.
 */
export async function readArrayFile(path: string, { format, member }: Pick<DatasetFile, 'format' | 'member'>): Promise<DataArray> {
  const bytes = await readPacked(path);
  if (format === 'idx') return parseIdx(bytes, path);
  const name = `${member ?? 'arr_0'}.npy`;
  return parseNpy(await readZipMember(bytes, name, path), `${path}/${name}`);
}
