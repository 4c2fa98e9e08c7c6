import { filesOnDisk, moduleFinder, type ModuleFiles } from '../../readers/index.js';
import type { SourceText } from '../../spec/index.js';
import { modulePath } from './module-path.js';

/** What the modules of a file may be found in. Nothing of it is run, so no trust in the workspace is needed. */
export interface WorkspaceTexts {
  /** The folder of the workspace that the file is in; of a file in none, only the folder beside it is looked into. */
  readonly folder: string | null;
  /** The texts of open files that are not saved, by {@link modulePath}. */
  readonly unsaved: Readonly<Record<string, string>>;
}

/** Finds the modules that a file imports: as they are in the editor where they are changed there, else on disk. */
export function workspaceModules(path: string, { folder, unsaved }: WorkspaceTexts): (name: string, from: string) => SourceText | undefined {
  const program = modulePath(path);
  const limit = `${folderOf(path, { folder })}/`;
  const isInside = (file: string): boolean => file.startsWith(limit);
  const files: ModuleFiles = {
    text: (file) => (isInside(file) ? (Object.hasOwn(unsaved, file) ? unsaved[file] : filesOnDisk.text(file)) : undefined),
    exists: (file) => isInside(file) && (Object.hasOwn(unsaved, file) || filesOnDisk.exists(file)),
  };
  const find = moduleFinder(program, files, limit.slice(0, -1));
  return (name, from) => find(name, modulePath(from));
}

/** The folder that a file may look into, as {@link modulePath} names it: that of its workspace, else the one that it is in. */
export function folderOf(path: string, { folder }: Pick<WorkspaceTexts, 'folder'>): string {
  const program = modulePath(path);
  return folder === null ? program.slice(0, program.lastIndexOf('/')) : modulePath(folder);
}
