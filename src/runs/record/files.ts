import { open, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { MalformedMessageError, parseMessage } from '../../protocol/index.js';
import { RunRecordError } from './errors.js';
import { parse, stringify } from './json.js';
import { runRecordSchema, type RunRecord } from './record.js';

const fileName = 'run.json';

const unfinished = (directory: string): string => join(directory, `${fileName}.part`);

/** Room for a record on a disk that is full by then. */
const reserve = (directory: string): string => join(directory, 'reserve');

/** What a record may grow by before more room is taken for it: epochs and how it ended (bytes). */
const growth = 128 * 1024;

/** Errors of the system that mean that there is no room left. */
const isFull = (error: unknown): boolean => ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '');

/**
 * Writes the first record of a run, and takes room for those to come, so that a run that fills the disk can still say so.
 * Errors of the disk are passed on.
 */
export async function beginRunRecord(directory: string, record: RunRecord): Promise<void> {
  const bytes = await writeRunRecord(directory, record);
  await takeRoom(directory, bytes + growth);
}

/** Writes the record of a run that goes on, and takes more room for the next ones where it has grown. Errors of the disk are passed on. */
export async function renewRunRecord(directory: string, record: RunRecord): Promise<void> {
  const bytes = await writeRunRecord(directory, record);
  // Room that somebody has removed is taken again.
  const taken = await stat(reserve(directory)).then(({ size }) => size, () => 0);
  if (taken < bytes + growth / 2) await takeRoom(directory, bytes + growth);
}

function takeRoom(directory: string, bytes: number): Promise<void> {
  return writeFile(reserve(directory), Buffer.alloc(bytes, ' '));
}

/** Writes the last record of a run, if need be in the room that was taken for it. Other errors of the disk are passed on. */
export async function endRunRecord(directory: string, record: RunRecord): Promise<void> {
  try {
    await writeRunRecord(directory, record);
  } catch (error) {
    if (!isFull(error)) throw error;
    await rm(reserve(directory), { force: true });
    await writeRunRecord(directory, record);
  }
  await rm(reserve(directory), { force: true });
}

/**
 * Writes a run's record so that whoever reads it, and whatever happens, there is the old one or the new one, whole. A
 * process that is killed meanwhile leaves an unfinished one beside it: see {@link removeUnfinished}. Errors of the
 * disk are passed on.
 * @returns How many bytes it has.
 */
export async function writeRunRecord(directory: string, record: RunRecord): Promise<number> {
  const text = Buffer.from(stringify(record));
  const temporary = unfinished(directory);
  const file = await open(temporary, 'w');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, join(directory, fileName));
  return text.length;
}

/**
 * Removes what a killed process was writing: the record, a checkpoint, a model that was being saved; and the directory of a
 * run that has not come to its first record. Only for whoever knows that it has gone. Errors of the disk are passed on.
 */
export async function removeUnfinished(directory: string): Promise<void> {
  const parts = await Promise.all([directory, join(directory, 'checkpoints')].map(partsIn));
  await Promise.all([reserve(directory), ...parts.flat()].map((path) => rm(path, { force: true })));
  try {
    await rmdir(directory);
  } catch (error) {
    // Nearly always there is something in it, or the place that was given is none.
    if (!['ENOTEMPTY', 'EEXIST', 'ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

/** What people say about a run is written by windows, one of which may be at it. */
const ofWindows = 'annotations.json.part';

async function partsIn(folder: string): Promise<string[]> {
  try {
    const names = await readdir(folder, { recursive: folder.endsWith('checkpoints') });
    return names.filter((name) => name.endsWith('.part') && name !== ofWindows).map((name) => join(folder, name));
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}

/**
 * Reads a run's record.
 * @throws RunRecordError naming the file, where it is not there, no JSON, or of another format.
 */
export async function readRunRecord(directory: string): Promise<RunRecord> {
  const path = join(directory, fileName);
  try {
    return parseMessage('run record', runRecordSchema, parse(await readFile(path, 'utf8')));
  } catch (error) {
    if (error instanceof MalformedMessageError) {
      throw new RunRecordError(l10n.t('{0} is not the record of a run: {1}', path, error.issues.join('; ')), { cause: error });
    }
    const reason = error instanceof Error ? error.message : String(error);
    throw new RunRecordError(l10n.t('{0} cannot be read: {1}', path, reason), { cause: error });
  }
}
