import { access } from 'node:fs/promises';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { TableArray } from '../spec/index.js';
import type { LoadedTexts, NumberArray, StoredArray } from './array.js';
import { DataNotFoundError } from './errors.js';
import type { FilesArray, FileSource } from './expression/loading.js';
import { readArrayFile } from './formats/index.js';
import { withStream } from './formats/file.js';
import { readImageFolder } from './images/index.js';
import { DataMemory } from './memory.js';
import { readTable, tableArray, textsOfTable, type Table } from './table/index.js';
import { readTextFolder } from './texts/index.js';

/** The folders that the paths in a program are relative to: its own, the working folder, and those that the user names. */
export function foldersOfProgram(source: string, configured: readonly string[]): string[] {
  return [dirname(resolve(source)), process.cwd(), ...configured];
}

/** Reads the files that a program reads its data from. */
export class DataFiles implements FileSource {
  private readonly tables = new Map<string, Promise<Table>>();

  /**
   * @param folders What paths are relative to, the likeliest first: the model file's folder, then the working folder.
   * @param memory What does not fit stays in its files.
   */
  constructor(
    private readonly folders: readonly string[],
    private readonly memory = new DataMemory(),
  ) {}

  /**
   * @throws DataNotFoundError when the file is in none of the folders.
   * @throws DataError when it cannot be read, naming the byte or the line.
   */
  async read(array: FilesArray): Promise<NumberArray | StoredArray | LoadedTexts> {
    const path = await this.find(array.path);
    switch (array.operation) {
      case 'file': {
        const { format, member } = array;
        return (await readArrayFile(path, format === 'npz' && member !== undefined ? { format, member } : { format }, this.memory)) as NumberArray | StoredArray;
      }
      case 'table':
        return tableArray(await this.table(path, array), array, this.memory);
      case 'tableTexts':
        return textsOfTable(await this.table(path, array), array.steps, this.memory);
      case 'images':
        return readImageFolder(path, array, this.memory);
      case 'textFolder':
        return readTextFolder(path, array, this.memory);
    }
  }

  private table(path: string, { layout }: Pick<TableArray, 'layout'>): Promise<Table> {
    const key = JSON.stringify([path, layout]);
    const table = this.tables.get(key) ?? withStream(path, (stream) => readTable(stream, layout, this.memory));
    this.tables.set(key, table);
    return table;
  }

  private async find(path: string): Promise<string> {
    const places = isAbsolute(path) ? [path] : this.folders.map((folder) => resolve(folder, path));
    for (const place of places) {
      if (await access(place).then(() => true, () => false)) return place;
    }
    const tried = [...new Set(places)].map((place) => join(place)).join(', ');
    throw new DataNotFoundError(l10n.t('The file {0} that the data is read from is not there. It was looked for as: {1}. Put it there, or name its folder in the setting gradlens.datasets.folders.', path, tried), path, places);
  }
}
