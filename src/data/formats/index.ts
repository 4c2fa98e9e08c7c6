import type { NumberArray, TextRows } from '../array.js';
import type { DatasetFormat } from '../catalogue/index.js';
import { allBytes, bytesInMemory, withFile } from './file.js';
import { readIdx } from './idx.js';
import { readNpy } from './npy.js';
import { readZipMember } from './zip.js';

/**
 * Reads the array that a data set's file holds.
 * @param path where the file lies.
 * @throws DataError naming the file, and the byte where that is known.
 */
export function readArrayFile(path: string, file: DatasetFormat): Promise<NumberArray | TextRows> {
  return withFile(path, async (bytes) => {
    switch (file.format) {
      case 'own':
        return file.read(bytes);
      case 'idx':
        return readIdx(bytes);
      case 'npy':
        return readNpy(bytes);
      case 'npz': {
        const name = `${file.member ?? 'arr_0'}.npy`;
        return readNpy(bytesInMemory(await readZipMember(await allBytes(bytes), name, path), `${path}/${name}`));
      }
    }
  });
}
