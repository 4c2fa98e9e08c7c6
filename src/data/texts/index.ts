import { readFile } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import type { TextFolderArray } from '../../spec/index.js';
import type { LoadedTexts, NumberArray } from '../array.js';
import { DataError } from '../errors.js';
import { labelledFiles, type FileKind } from '../labelled-files.js';
import type { DataMemory } from '../memory.js';

const textFiles: FileKind = { known: /\.txt$/i, other: null, missing: (folder) => l10n.t('There are no texts, *.txt, in the folders of {0}.', folder) };

/**
 * The texts of a folder's files, or the numbers of their classes (keras/src/utils/text_dataset_utils.py).
 * @throws DataError naming the file that cannot be read, or where all of them do not fit into memory.
 */
export async function readTextFolder(folder: string, array: TextFolderArray, memory: DataMemory): Promise<NumberArray | LoadedTexts> {
  const files = await labelledFiles(folder, array, textFiles);
  if (array.part === 'y') return { values: Int32Array.from(files, ({ label }) => label), shape: [files.length], dtype: 'int32' };
  const texts: string[] = [];
  for (const { path } of files) {
    const text = await readFile(path, 'utf8').catch((error: unknown) => {
      throw new DataError(l10n.t('{0} cannot be read: {1}', path, error instanceof Error ? error.message : String(error)), { file: path }, { cause: error });
    });
    const kept = array.maxLength === null ? text : text.slice(0, array.maxLength);
    // A text takes two bytes a character at most.
    if (!memory.reserve(2 * kept.length)) throw new DataError(l10n.t('The texts of {0} do not fit into memory. Set GRADLENS_DATA_MEMORY to more MiB, or use fewer of them.', folder), { file: folder });
    texts.push(kept);
  }
  return { texts };
}
