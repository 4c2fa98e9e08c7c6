import { dataFileAt } from '../../data-files/index.js';
import type { Context, Value } from '../../python/index.js';
import { namesOf } from './names-of.js';

/** The classes of the files in a folder: as they are given, else the names of the folders in it; null where neither is known. */
export function classesIn(path: Value, given: Value, context: Context): readonly string[] | null {
  if (given.kind !== 'none') return namesOf(given) ?? null;
  const folder = path.kind === 'string' ? dataFileAt(path.value, context) : undefined;
  return folder?.kind === 'folder' && folder.folders.length > 0 ? folder.folders : null;
}
