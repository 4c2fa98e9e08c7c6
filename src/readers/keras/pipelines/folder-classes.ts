import { dataFileAt } from '../../data-files/index.js';
import type { Context, Value } from '../../python/index.js';
import { namesOf } from './names-of.js';

/** The names of the folders in a folder, each of which is a class; `undefined` where it is not there, or has none. */
export function foldersIn(path: string, context: Context): readonly string[] | undefined {
  const folder = dataFileAt(path, context);
  return folder?.kind === 'folder' && folder.folders.length > 0 ? folder.folders : undefined;
}

/** The classes of the files in a folder: as they are given, else the folders in it; `undefined` where neither is known. */
export function classesIn(path: Value, given: Value, context: Context): readonly string[] | undefined {
  if (given.kind !== 'none') return namesOf(given);
  return path.kind === 'string' ? foldersIn(path.value, context) : undefined;
}
