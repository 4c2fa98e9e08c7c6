import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { MalformedMessageError, parseMessage } from '../../protocol/index.js';
import { RunRecordError } from './errors.js';
import { parse, stringify } from './json.js';
import { runRecordSchema, type RunRecord } from './record.js';

const fileName = 'run.json';

/**
 * Writes a run's record so that whoever reads it, and whatever happens, there is the old one or the new one, whole. A
 * process that is killed meanwhile leaves `run.json.part` beside it, which no one reads and the next write replaces.
 */
export async function writeRunRecord(directory: string, record: RunRecord): Promise<void> {
  const path = join(directory, fileName);
  const temporary = `${path}.part`;
  const file = await open(temporary, 'w');
  try {
    await file.writeFile(stringify(record));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
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
