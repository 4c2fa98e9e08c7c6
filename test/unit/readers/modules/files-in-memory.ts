import type { ModuleFiles } from '../../../../src/readers/index.js';

/** Files by their paths, and the folders that these name. */
export function filesInMemory(files: Readonly<Record<string, string>>): ModuleFiles {
  const paths = Object.keys(files);
  return {
    text: (path) => (Object.hasOwn(files, path) ? files[path] : undefined),
    exists: (path) => paths.some((each) => each === path || each.startsWith(`${path}/`)),
  };
}
