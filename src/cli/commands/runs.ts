import * as l10n from '@vscode/l10n';
import { deletedRuns, deleteRun, differencesBetween, matchesSearch, readRunRecord, restoreRun, RunList, RunRecordError, summarizeRun, type RunSummary } from '../../runs/index.js';
import { JoinedTrainer } from '../../supervisor/index.js';
import type { Console } from '../console.js';
import { UsageError } from '../errors.js';
import { exitStatus, type ExitStatus } from '../exit-status.js';
import { findRun } from '../runs/find-run.js';
import { parseRunsOptions, type RunsOptions } from '../runs/options.js';
import { compareLines, listLines, showLines } from '../runs/run-lines.js';

export { runsUsage } from '../runs/options.js';

/** `gradlens runs`: what was trained, and what became of it. */
export async function runs(args: readonly string[], console: Console): Promise<ExitStatus> {
  const options = parseRunsOptions(args);
  const list = new RunList(options.folder, (_, error) => console.note(error instanceof Error ? error.message : String(error)));
  try {
    return await act(options, await list.read(), console);
  } catch (error) {
    if (error instanceof RunRecordError) throw new UsageError(error.message);
    throw error;
  }
}

async function act({ action, names, folder, search, json }: RunsOptions, all: readonly RunSummary[], console: Console): Promise<ExitStatus> {
  // JSON knows no NaN: as in the other commands, what is not finite is a text.
  const tell = (value: unknown, lines: readonly string[]): void => {
    if (json) console.out(JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'number' && !Number.isFinite(inner) ? String(inner) : inner), 2));
    else for (const line of lines) console.out(line);
  };
  const directories = action === 'restore' ? [] : names.map((name) => findRun(name, all));
  switch (action) {
    case 'list': {
      const found = all.filter((run) => matchesSearch(run, search));
      tell(found, listLines(found, folder));
      return exitStatus.success;
    }
    case 'show': {
      const [directory = ''] = directories;
      const [summary, record] = await Promise.all([summarizeRun(directory), readRunRecord(directory)]);
      tell({ ...summary, settings: record.settings ?? null, metricsByEpoch: record.epochs }, showLines(summary, record));
      return exitStatus.success;
    }
    case 'compare': {
      const [summaries, records] = await Promise.all([Promise.all(directories.map(summarizeRun)), Promise.all(directories.map(readRunRecord))]);
      const differences = differencesBetween(records);
      tell({ runs: summaries, differences }, compareLines(summaries, differences));
      return exitStatus.success;
    }
    case 'stop':
      for (const directory of directories) await stop(directory);
      tell({ stopped: directories }, directories.map((directory) => l10n.t('{0} is stopped.', directory)));
      return exitStatus.success;
    case 'delete': {
      const places: string[] = [];
      for (const directory of directories) places.push(await deleteRun(directory));
      tell({ deleted: directories, places }, directories.map((directory) => l10n.t('{0} was deleted; "gradlens runs restore" takes that back for thirty days.', directory)));
      return exitStatus.success;
    }
    case 'restore': {
      const place = await deletedPlace(names[0] ?? '', folder);
      const restored = await restoreRun(place);
      tell({ restored }, [l10n.t('{0} is back.', restored)]);
      return exitStatus.success;
    }
  }
}

/** Stops a run, whoever began it. Resolves when its process has gone. */
async function stop(directory: string): Promise<void> {
  const trainer = await JoinedTrainer.join(directory, await readRunRecord(directory));
  if (trainer === null) throw new UsageError(l10n.t('{0} is not being trained, or cannot be reached.', directory));
  trainer.stop();
  await trainer.outcome;
  await trainer.release();
}

/** Where a deleted run lies; the one that was deleted last, of several with that name. */
async function deletedPlace(name: string, folder: string): Promise<string> {
  const places = await deletedRuns(folder);
  const found = name === 'latest' ? places[0] : places.find((place) => place.replace(/^.*[\\/]\d+-/, '').startsWith(name));
  if (found === undefined) throw new UsageError(l10n.t('No run "{0}" was deleted in {1} in the last thirty days.', name, folder));
  return found;
}
