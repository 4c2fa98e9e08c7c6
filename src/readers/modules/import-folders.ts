import { folderOf, inFolder } from './candidates.js';
import type { ModuleFiles } from './module-files.js';

/** What stands in the folder that a project begins with. */
const projectMarks = ['pyproject.toml', 'setup.py', 'setup.cfg', 'requirements.txt', 'environment.yml', 'Pipfile', '.git', '.hg'];

/** How many folders above a file its project may begin. */
const mostFoldersAbove = 8;

/**
 * The folders that Python may find a program's modules in, the likeliest first: that of the program itself, that of the
 * package that the program is a part of, and those above as far as the project goes, from any of which it may be run;
 * last the project's `src`. Above a file that is in no project, only packages are looked into: what lies there has
 * nothing to do with it.
 * @param program The path of the file that is run.
 * @param project A folder that its project begins with, where that is known otherwise than by the files in it.
 */
export function importFolders(program: string, files: ModuleFiles, project?: string): readonly string[] {
  const own = folderOf(program);
  const upwards = foldersUpwards(own);
  const outside = upwards.findIndex((folder) => !files.exists(inFolder(folder, '__init__.py')));
  const root = upwards.findIndex((folder) => folder === project || projectMarks.some((mark) => files.exists(inFolder(folder, mark))));
  const above = outside < 0 ? [] : upwards.slice(outside, Math.max(outside, root) + 1);
  const beginning = upwards[root];
  return [...new Set([own, ...above, ...(beginning === undefined ? [] : [inFolder(beginning, 'src')])])];
}

/** A folder and those above it, as far as its path names them. */
function foldersUpwards(folder: string): string[] {
  const folders = [folder];
  for (let last = folder; last !== '' && folders.length <= mostFoldersAbove; folders.push(last)) last = folderOf(last);
  // Above the first folder of an absolute path there is nothing to look into.
  return /^(\/|[a-z]:)/i.test(folder) ? folders.filter((each) => each !== '') : folders;
}
