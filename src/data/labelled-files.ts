import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { ImageFolderArray } from '../spec/index.js';
import { DataError } from './errors.js';
import { RandomState } from './random/index.js';

/** A file and the number of its class. */
export interface LabelledFile {
  readonly path: string;
  readonly label: number;
}

/** Which files of a folder are read, and which of those that Keras reads are not. */
export interface FileKind {
  readonly known: RegExp;
  readonly other: { readonly name: RegExp; readonly refusal: (file: string) => string } | null;
  /** Says that there are none in a folder. */
  readonly missing: (folder: string) => string;
}

/**
 * The files of a folder with a folder for each class, in Keras's order (keras/src/utils/dataset_utils.py,
 * `index_directory` and `get_training_or_validation_split`).
 * @throws DataError where there are no classes or no such files.
 */
export async function labelledFiles(folder: string, { classNames, subset }: Pick<ImageFolderArray, 'classNames' | 'subset'>, kind: FileKind): Promise<LabelledFile[]> {
  const folders = (await entriesOf(folder)).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort();
  const names = classNames ?? folders;
  const missing = names.find((name) => !folders.includes(name));
  if (names.length === 0 || missing !== undefined) {
    throw new DataError(l10n.t('{0} should have a folder for each class; it has: {1}.', folder, folders.join(', ') || '-'), { file: folder });
  }
  const files: LabelledFile[] = [];
  for (const [label, name] of names.entries()) {
    for (const path of await filesIn(join(folder, name), kind)) files.push({ path, label });
  }
  if (files.length === 0) throw new DataError(kind.missing(folder), { file: folder });
  if (subset === null) return files;
  const order = subset.seed === null ? Int32Array.from(files.keys()) : new RandomState(subset.seed).permutation(files.length);
  const shuffled = [...order].flatMap((place) => files[place] ?? []);
  const kept = files.length - Math.trunc(subset.fraction * files.length);
  return subset.which === 'training' ? shuffled.slice(0, kept) : shuffled.slice(kept);
}

async function filesIn(folder: string, kind: FileKind): Promise<string[]> {
  const entries = (await entriesOf(folder)).sort((one, two) => (one.name < two.name ? -1 : 1));
  const { known, other } = kind;
  const unread = entries.find(({ name }) => other?.name.test(name) === true);
  if (other !== null && unread !== undefined) {
    const file = join(folder, unread.name);
    throw new DataError(other.refusal(file), { file });
  }
  const own = entries.filter((entry) => entry.isFile() && known.test(entry.name)).map(({ name }) => join(folder, name));
  const below = await Promise.all(entries.filter((entry) => entry.isDirectory()).map(({ name }) => filesIn(join(folder, name), kind)));
  return [...own, ...below.flat()];
}

function entriesOf(folder: string): ReturnType<typeof list> {
  return list(folder).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DataError(l10n.t('{0} cannot be read: {1}', folder, reason), { file: folder }, { cause: error });
  });
}

const list = (folder: string) => readdir(folder, { withFileTypes: true });
