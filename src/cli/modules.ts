import { isAbsolute, relative, resolve } from 'node:path';
import { filesOnDisk, moduleFinder, rememberedFiles, type ModuleFiles } from '../readers/index.js';
import type { SourceText } from '../spec/index.js';

/** Finds the modules that a file imports, by their names. */
export type ModulesOf = (path: string) => (name: string, from: string) => SourceText | undefined;

/**
 * Finds the modules that a file imports, beside it and in its project. Their paths are written as the file's own:
 * absolute, or relative to the working folder.
 * @param path The file that is read.
 */
export function modulesOf(path: string, files: ModuleFiles = filesOnDisk): ReturnType<ModulesOf> {
  const find = moduleFinder(resolve(path), files);
  return (name, from) => {
    const found = find(name, resolve(from));
    return found === undefined || isAbsolute(path) ? found : { path: relative('', found.path), text: found.text };
  };
}

/** The same for many files that do not change meanwhile: what they import in common is found and parsed once. */
export function projectModules(): ModulesOf {
  const files = rememberedFiles(filesOnDisk);
  const known = new Map<string, SourceText>();
  return (path) => {
    const find = modulesOf(path, files);
    return (name, from) => {
      const found = find(name, from);
      const same = found === undefined ? undefined : known.get(found.path);
      // What is parsed is kept with the text that it is of.
      if (found === undefined || same?.text === found.text) return same ?? found;
      if (known.size >= mostKept) known.clear();
      known.set(found.path, found);
      return found;
    };
  };
}

/** How many modules are kept for the files that may import them, too. */
const mostKept = 200;
