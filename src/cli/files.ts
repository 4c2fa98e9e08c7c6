import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { SourceText } from '../spec/index.js';
import { UsageError } from './errors.js';
import { standardInput } from './standard-input.js';

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
    const { size } = await stat(path);
    if (size > largest) throw new UsageError(l10n.t('{0} is too large to be a model definition ({1} MB).', path, Math.round(size / 2 ** 20)));
    const bytes = await readFile(path);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { path, text };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if (error instanceof TypeError) throw new UsageError(l10n.t('{0} is not a text file in UTF-8.', path));
    throw new UsageError(explainFailure(path, error));
  }
}

/** What folders are searched for; other files are read where they are named. */
const searchedFor = new Set(['.py', '.ipynb']);

/**
 * The Python files and notebooks at the paths: files as they are, folders searched through; hidden ones (also those of
 * `.ipynb_checkpoints`) and installed ones are skipped.
 * @throws UsageError when a path does not exist.
 */
export async function findSources(paths: readonly string[]): Promise<string[]> {
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
    if (isFolder) await search(path, found);
    else found.push(path);
  }
  return found;
}

async function search(folder: string, found: string[]): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => a.name.localeCompare(b.name))) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !skippedFolders.has(entry.name)) await search(path, found);
    else if (entry.isFile() && searchedFor.has(extname(entry.name))) found.push(path);
  }
}

/** Why a file cannot be read, in words. */
export function explainFailure(path: string, error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return l10n.t('{0} does not exist.', path);
  if (code === 'EACCES') return l10n.t('{0} may not be read by you.', path);
  if (code === 'EISDIR') return l10n.t('{0} is a folder; a file is needed.', path);
  return l10n.t('{0} cannot be read: {1}', path, error instanceof Error ? error.message : String(error));
}
