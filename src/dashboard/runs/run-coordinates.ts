import type { DashboardCoordinates } from '../../protocol/index.js';
import { coordinatesOf, readRunRecord, RunRecordError, type RunRecord } from '../../runs/index.js';

/** A run of the window and its directory. */
export interface PlacedRun {
  readonly id: string;
  readonly directory: string;
}

/**
 * What runs differ in and what came of it, for their page. A log of another program has no record, and no place in it.
 * Errors of the disk are passed on.
 * @param runs the first is the one that is looked at.
 */
export async function runCoordinates(runs: readonly PlacedRun[]): Promise<DashboardCoordinates | null> {
  const [first] = runs;
  if (first === undefined || runs.length < 2) return null;
  const records = await Promise.all(runs.map(({ directory }) => recordIn(directory)));
  const known = runs.flatMap(({ id }, index) => (records[index] ? [{ id, record: records[index] }] : []));
  const axes = known.length < 2 ? [] : coordinatesOf(known.map(({ record }) => record));
  return { type: 'coordinates', run: first.id, runs: known.map(({ id }) => id), axes: axes.map((axis) => ({ ...axis, values: [...axis.values] })) };
}

async function recordIn(directory: string): Promise<RunRecord | null> {
  try {
    return await readRunRecord(directory);
  } catch (error) {
    if (error instanceof RunRecordError) return null;
    throw error;
  }
}
