import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { isEventFile } from '../events/reader.js';
import type { LogPart } from './log-reader.js';

/** A run in a folder of logs. */
export interface FoundLog {
  /** Its path within the folder, with slashes, as TensorBoard names it; the folder's own name where it is the run. */
  readonly name: string;
  readonly directory: string;
  readonly parts: readonly LogPart[];
}

/** Folders are nested so deep at most; no more than so many are looked into. */
const deepest = 8;
const mostFolders = 20_000;

/** Never logs. */
const passedOver: ReadonlySet<string> = new Set(['node_modules', '.git', '.venv', '__pycache__', 'site-packages']);

/** Under these names the Keras callback keeps its two halves of a run (keras/src/callbacks/tensorboard.py). */
const trainFolder = 'train';
const validationFolder = 'validation';

/**
 * The runs in a folder of TensorBoard logs: each folder with event files is one, but `train` and `validation` side by side,
 * as Keras writes them, are one together. Folders that cannot be read are told to `unreadable` and passed over.
 */
export async function findLogs(root: string, unreadable: (folder: string, error: unknown) => void): Promise<FoundLog[]> {
  const found: FoundLog[] = [];
  let visited = 0;
  const visit = async (folder: string, depth: number): Promise<void> => {
    visited += 1;
    if (depth > deepest || visited > mostFolders) return;
    let entries: Dirent[];
    try {
      entries = await readdir(folder, { withFileTypes: true });
    } catch (error) {
      unreadable(folder, error);
      return;
    }
    const hasEvents = entries.some((entry) => entry.isFile() && isEventFile(entry.name));
    if (hasEvents) found.push(logOf(root, folder, [{ directory: folder, seriesOf: (tag) => tag }]));
    const folders = entries.filter((entry) => entry.isDirectory() && !passedOver.has(entry.name)).map(({ name }) => name);
    const halves = !hasEvents && folders.includes(validationFolder) ? await keras(folder) : null;
    if (halves !== null) found.push(logOf(root, folder, halves));
    const rest = halves === null ? folders : folders.filter((name) => name !== trainFolder && name !== validationFolder);
    for (const name of rest.sort()) await visit(join(folder, name), depth + 1);
  };
  await visit(root, 0);
  return found;
}

function logOf(root: string, directory: string, parts: readonly LogPart[]): FoundLog {
  const path = relative(root, directory).split(sep).join('/');
  return { name: path === '' ? basename(root) : path, directory, parts };
}

/** The two halves of a run of Keras; null where the folders are something else. */
async function keras(folder: string): Promise<LogPart[] | null> {
  const [train, validation] = [join(folder, trainFolder), join(folder, validationFolder)];
  const files = await Promise.all([train, validation].map((each) => readdir(each).catch(() => [])));
  if (!files.every((names) => names.some(isEventFile))) return null;
  return [
    { directory: train, seriesOf: (tag) => tag },
    { directory: validation, seriesOf: validationSeries },
  ];
}

/** `epoch_loss` of the validation half is `epoch_val_loss`, as Keras names it in its history. */
function validationSeries(tag: string): string {
  const [prefix] = /^(?:epoch_|evaluation_)/.exec(tag) ?? [''];
  return `${prefix}val_${tag.slice(prefix.length)}`;
}
