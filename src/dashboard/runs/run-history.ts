import type { TrainerEvent } from '../../protocol/index.js';
import { goesOn, HistogramStore, isOfThisMachine, openRecordedRun, SeriesStore, type RecordedRun } from '../../runs/index.js';
import { JoinedTrainer, recordedOutcome, tidyAfter, silentEnd, type JoinOptions, type TrainerLink, type TrainerOutcome } from '../../supervisor/index.js';
import { WatchedRun } from './watched-run.js';

/** What became of a run before this window looked. */
export interface RunHistory {
  /** What its trainer told, less what it measured. */
  readonly told: readonly TrainerEvent[];
  readonly series: SeriesStore;
  readonly histograms: HistogramStore;
  /** The number of the last step; 0 before the first. */
  readonly step: number;
  /** How the run ended; null while it goes on. */
  readonly outcome: TrainerOutcome | null;
}

/** The history of a run that begins in this window. */
export const noHistory = (): RunHistory => ({ told: [], series: new SeriesStore(), histograms: new HistogramStore(), step: 0, outcome: null });

/** A run of a directory: what it is, what was, and the way to its trainer while that lives. */
export interface OpenedRun {
  readonly recorded: RecordedRun;
  readonly history: RunHistory;
  /** Null where the run is over. */
  readonly link: TrainerLink | null;
}

/**
 * Opens the run of a directory, and joins it where it goes on. Errors of the disk are passed on.
 * @throws RunRecordError where it has no record that can be read.
 */
export async function openRun(directory: string, options: JoinOptions = {}): Promise<OpenedRun> {
  const first = await openRecordedRun(directory);
  if (first.status === 'interrupted') await tidyAfter(directory, first.record);
  const mayBeJoined = goesOn(first.status) && isOfThisMachine(first.record);
  const joined = mayBeJoined ? await JoinedTrainer.join(directory, first.record, options) : null;
  // What comes over the channel begins where these events end; what was measured is told apart by its steps.
  const recorded = mayBeJoined ? await openRecordedRun(directory, joined?.greeting.told) : first;
  await recorded.log.readOn();
  const { series, histograms } = recorded.log;
  const step = Math.max(series.lastStep, recorded.record.step ?? 0, joined?.greeting.step ?? 0);
  const isWatched = goesOn(recorded.status) || recorded.status === 'unknown';
  const link = joined ?? (isWatched ? new WatchedRun(recorded) : null);
  const outcome = link === null ? (recordedOutcome(recorded.record) ?? silentEnd()) : null;
  return { recorded, link, history: { told: recorded.told, series, histograms, step, outcome } };
}
