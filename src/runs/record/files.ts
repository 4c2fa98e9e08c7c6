import { open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { MalformedMessageError, parseMessage } from '../../protocol/index.js';
import { RunRecordError } from './errors.js';
import { parse, stringify } from './json.js';
import { runRecordSchema, type RunRecord } from './record.js';

const fileName = 'run.json';

const unfinished = (directory: string): string => join(directory, `${fileName}.part`);

/**
 * Writes a run's record so that whoever reads it, and whatever happens, there is the old one or the new one, whole. A
 * process that is killed meanwhile leaves an unfinished one beside it: see {@link removeUnfinishedRecord}.
 */
export async function writeRunRecord(directory: string, record: RunRecord): Promise<void> {
  const temporary = unfinished(directory);
  const file = await open(temporary, 'w');
  try {
    await file.writeFile(stringify(record));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, join(directory, fileName));
}

/** Removes what a killed process was writing; only for whoever knows that it has gone. Errors of the disk are passed on. */
export async function removeUnfinishedRecord(directory: string): Promise<void> {
  await rm(unfinished(directory), { force: true });
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
