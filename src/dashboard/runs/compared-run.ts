import type { DashboardEpoch } from '../../protocol/index.js';
import { openRecordedRun, type RunSummary, type SeriesStore } from '../../runs/index.js';

/** A run that is drawn beside the one that is looked at, as it is in its directory now. */
export interface ComparedRun {
  /** Unique among the runs of the window. */
  readonly id: string;
  readonly name: string;
  readonly epochs: readonly DashboardEpoch[];
  readonly series: SeriesStore;
}

/**
 * Reads what a run measured. Errors of the disk are passed on.
 * @throws RunRecordError where the directory has no record that can be read.
 */
export async function readComparedRun({ directory, name }: Pick<RunSummary, 'directory' | 'name'>): Promise<ComparedRun> {
  const { record, log } = await openRecordedRun(directory);
  await log.readOn();
  return { id: directory, name, epochs: record.epochs, series: log.series };
}
