import type { SourceText } from '../../spec/index.js';
import type { ModuleResolver } from '../python/index.js';
import { moduleCandidates } from './candidates.js';
import { importFolders } from './import-folders.js';
import type { ModuleFiles } from './module-files.js';

/** How many different modules are looked for in one reading; a file that imports more is no model definition. */
const mostLookUps = 2000;

/**
 * Finds the modules that a program and its modules import, as Python would: those that are not relative by the folders
 * of the program, whichever module imports them. It remembers what it found, so make one for every reading.
 * @param program The path of the file that is read; those of the modules begin as it does.
 * @param project A folder that its project begins with, where that is known otherwise than by the files in it.
 */
export function moduleFinder(program: string, files: ModuleFiles, project?: string): ModuleResolver {
  const found = new Map<string, SourceText | undefined>();
  let folders: readonly string[] | undefined;
  return (name, from) => {
    folders ??= importFolders(program, files, project);
    const key = name.startsWith('.') ? `${from}\0${name}` : name;
    if (!found.has(key) && found.size < mostLookUps) found.set(key, firstOf(moduleCandidates(name, from, folders), files));
    return found.get(key);
  };
}

function firstOf(candidates: readonly string[], files: ModuleFiles): SourceText | undefined {
  for (const path of candidates) {
    const text = files.text(path);
    if (text !== undefined) return { path, text };
  }
  return undefined;
}
