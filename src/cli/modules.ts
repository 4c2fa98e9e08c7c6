import { isAbsolute, relative, resolve } from 'node:path';
import { filesOnDisk, moduleFinder } from '../readers/index.js';
import type { SourceText } from '../spec/index.js';

/**
 * Finds the modules that a file imports, beside it and in its project. Their paths are written as the file's own:
 * absolute, or relative to the working folder.
 * @param path The file that is read.
 */
export function modulesOf(path: string): (name: string, from: string) => SourceText | undefined {
  const find = moduleFinder(resolve(path), filesOnDisk);
  return (name, from) => {
    const found = find(name, resolve(from));
    return found === undefined || isAbsolute(path) ? found : { path: relative('', found.path), text: found.text };
  };
}
