import { createReadStream, readFileSync, statSync, type Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { SourceText } from '../spec/index.js';
import { UsageError } from './errors.js';
import { decodedText, standardInput, tooLarge, wholeInput } from './standard-input.js';

/** Folders that hold other people's code or none. */
const skippedFolders = new Set(['node_modules', 'venv', 'env', 'site-packages', '__pycache__', 'build', 'dist']);

/** A file larger than this is not a model definition (bytes). */
const largestFile = 16 * 1024 * 1024;

/**
 * Reads a text file.
 * @param largest The most bytes that it may have.
 * @throws UsageError naming the file and what is wrong with it.
 */
export async function readSource(path: string, largest = largestFile): Promise<SourceText> {
  try {
    // A thread has nothing to do until it has the file, so that it waits at once and not in six turns of its event loop.
    const stats = statSync(path);
    // A device or a pipe does not say how long it is, and may have no end.
    if (!stats.isFile() && !stats.isDirectory()) return decodedText(path, await wholeInput(path, createReadStream(path), largest));
    if (stats.size > largest) throw tooLarge(path, stats.size);
    return decodedText(path, readFileSync(path));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(explainFailure(path, error));
  }
}

/** What folders are searched for; other files are read where they are named. */
const searchedFor = new Set(['.py', '.ipynb']);

/**
 * The Python files and notebooks at the paths: files as they are, folders searched through; hidden ones (also those of
 * `.ipynb_checkpoints`) and installed ones are skipped.
 * @param unreadable is told of folders in those that cannot be searched; the others are.
 * @throws UsageError when a path does not exist.
 */
export async function findSources(paths: readonly string[], unreadable: (message: string) => void): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    if (path === standardInput) {
      found.push(path);
      continue;
    }
    let isFolder: boolean;
    try {
      isFolder = (await stat(path)).isDirectory();
    } catch (error) {
      throw new UsageError(explainFailure(path, error));
    }
    if (isFolder) await search(path, found, unreadable);
    else found.push(path);
  }
  return found;
}

async function search(folder: string, found: string[], unreadable: (message: string) => void): Promise<void> {
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    unreadable(explainFailure(folder, error));
    return;
  }
  for (const entry of entries.sort((a, b) => a.name.localeCompare(b.name))) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !skippedFolders.has(entry.name)) await search(path, found, unreadable);
    else if (entry.isFile() && searchedFor.has(extname(entry.name))) found.push(path);
  }
}

/** Says that folders have nothing to read. */
export const noSources = (paths: readonly string[]): string => l10n.t('{0}: no Python file or notebook was found.', paths.join(', '));

/** Why a file cannot be read, in words. */
export function explainFailure(path: string, error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (path === '') return l10n.t('An empty path names no file.');
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return l10n.t('{0} does not exist.', path);
    case 'EACCES':
      return l10n.t('{0} may not be read by you.', path);
    case 'EISDIR':
      return l10n.t('{0} is a folder; a file is needed.', path);
    case 'ELOOP':
      return l10n.t('{0} is a link that leads back to itself.', path);
    case 'ENAMETOOLONG':
      return l10n.t('{0}… is longer than the path of a file can be.', path.slice(0, 60));
    default:
      return l10n.t('{0} cannot be read: {1}', path, error instanceof Error ? error.message : String(error));
  }
}
