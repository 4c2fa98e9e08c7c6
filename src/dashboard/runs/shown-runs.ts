import * as v from 'valibot';
import { findLogs, RunRecordError, summarizeRun } from '../../runs/index.js';
import type { RunManager } from '../run-manager.js';
import type { Comparable } from './compared-run.js';

/** The runs that a window shows, the one that is looked at first, as they are kept for the next window. */
const shownSchema = v.array(v.object({ directory: v.string(), /** Set for a log of another program: its name in the tree. */ log: v.optional(v.string()) }));
export type ShownRuns = v.InferOutput<typeof shownSchema>;

/** What is to be kept of the runs that are shown. */
export function remembered({ currentRun, compared }: Pick<RunManager, 'currentRun' | 'compared'>): ShownRuns {
  if (currentRun === undefined) return [];
  const { directory, name, target } = currentRun;
  return [
    { directory, ...(target.isLog === true ? { log: name } : {}) },
    ...compared.map((run) => ({ directory: run.directory, ...(run.isLog ? { log: run.name } : {}) })),
  ];
}

/** The runs that were kept, as far as they are still there. Errors of the disk are passed on. */
export async function recalled(kept: unknown): Promise<Comparable[]> {
  const shown = v.safeParse(shownSchema, kept);
  const found = await Promise.all(
    (shown.success ? shown.output : []).map(({ directory, log }) => (log === undefined ? runOf(directory) : logOf(directory, log))),
  );
  return found.flatMap((run) => run ?? []);
}

async function runOf(directory: string): Promise<Comparable | null> {
  try {
    return await summarizeRun(directory);
  } catch (error) {
    // It was deleted, or is no longer one that this version can read.
    if (error instanceof RunRecordError) return null;
    throw error;
  }
}

async function logOf(directory: string, name: string): Promise<Comparable | null> {
  const logs = await findLogs(directory, () => undefined);
  const log = logs.find((each) => each.directory === directory);
  return log === undefined ? null : { ...log, name };
}
