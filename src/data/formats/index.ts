import * as l10n from '@vscode/l10n';
import { formatShape } from '../../nn/index.js';
import type { NumberArray, StoredArray, TextRows } from '../array.js';
import type { DatasetFormat } from '../catalogue/index.js';
import { DataError } from '../errors.js';
import { DataMemory } from '../memory.js';
import { bytesInMemoryOf, endOf, readElements, requireSize, type ArrayPlace } from './elements.js';
import type { FileBytes } from './bytes.js';
import { withFile } from './file.js';
import { locateIdx } from './idx.js';
import { locateNpy, readNpyElements } from './npy.js';
import { storedArray } from './stored.js';
import { zipMember } from './zip.js';

/** What a file holds: an array, as it is or where it lies, or texts. */
export type FileContent = NumberArray | StoredArray | TextRows;

/**
 * Reads the array that a data set's file holds.
 * @param path where the file lies.
 * @param memory What does not fit stays in the file.
 * @throws DataError naming the file, and the byte where that is known.
 */
export function readArrayFile(path: string, file: DatasetFormat, memory = new DataMemory()): Promise<FileContent> {
  const read = async (bytes: FileBytes): Promise<FileContent> => {
    switch (file.format) {
      case 'own':
        return file.read(bytes);
      case 'idx': {
        const place = await locateIdx(bytes);
        return keptOrStored(bytes, place, memory, () => readElements(bytes, place));
      }
      case 'npy':
        return readNpyFile(bytes, memory);
      case 'npz':
        return readNpyFile(await zipMember(bytes, `${file.member ?? 'arr_0'}.npy`, memory), memory);
    }
  };
  const locate = file.format === 'idx' ? locateIdx : file.format === 'npy' ? locateNpy : undefined;
  return withFile(path, read, locate && { memory, expected: async (head) => endOf(await locate(head)) });
}

async function readNpyFile(bytes: FileBytes, memory: DataMemory): Promise<NumberArray | StoredArray> {
  const place = await locateNpy(bytes);
  if (place.isFortran && place.shape.length > 1 && !memory.fits(2 * bytesInMemoryOf(place))) {
    throw new DataError(
      l10n.t('{0} holds an array of shape {1} column by column, and does not fit into the {2} MiB that data may take. Save it row by row, with numpy.ascontiguousarray.', bytes.file, formatShape(place.shape), Math.floor(memory.bytes / 2 ** 20)),
      { file: bytes.file },
    );
  }
  return keptOrStored(bytes, place, memory, () => readNpyElements(bytes, place));
}

async function keptOrStored(bytes: FileBytes, place: ArrayPlace, memory: DataMemory, read: () => Promise<NumberArray>): Promise<NumberArray | StoredArray> {
  requireSize(bytes, place);
  const size = bytesInMemoryOf(place);
  // What was packed is in memory by now, in any case.
  if (memory.reserve(size) || bytes.origin === null) return read();
  const { path, start } = bytes.origin;
  return storedArray(path, { ...place, start: start + place.start }, bytes.file);
}
