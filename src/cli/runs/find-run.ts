import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import { RunList, type RunSummary } from '../../runs/index.js';
import type { Console } from '../console.js';
import { UsageError } from '../errors.js';

/** Stands for the run that began last. */
const latest = 'latest';

/**
 * The directory of a run that is named by its path, its folder's name or the beginning of it, the name that people gave it,
 * or as `latest`.
 * @param runs those of the folder, the latest first.
 * @throws UsageError where no run, or more than one, has that name.
 */
export function findRun(name: string, runs: readonly RunSummary[]): string {
  if (existsSync(join(name, 'run.json'))) return resolve(name);
  const [first] = runs;
  if (name === latest && first !== undefined) return first.directory;
  const whole = runs.filter((run) => basename(run.directory) === name || run.name === name);
  const found = whole.length > 0 ? whole : runs.filter(({ directory }) => basename(directory).startsWith(name));
  const [only, ...others] = found;
  if (only === undefined) throw new UsageError(l10n.t('There is no run "{0}". "gradlens runs" lists those that there are.', name));
  if (others.length > 0) throw new UsageError(l10n.t('"{0}" may be any of these runs: {1}.', name, found.map(({ directory }) => basename(directory)).join(', ')));
  return only.directory;
}

/** The directory of a run of a folder: see {@link findRun}. */
export async function namedRun(name: string, folder: string, console: Console): Promise<string> {
  const list = new RunList(folder, (_, error) => console.note(error instanceof Error ? error.message : String(error)));
  return findRun(name, await list.read());
}
