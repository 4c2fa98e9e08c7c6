import { join } from 'node:path';
import type { TrainerEvent } from '../../protocol/index.js';
import { LogReader } from '../logs/log-reader.js';
import { readRunRecord } from '../record/files.js';
import { statusOf, type RunRecord } from '../record/record.js';
import { readToldEvents } from '../told/told-events.js';

/** A run as its directory tells it. */
export interface RecordedRun {
  readonly directory: string;
  readonly record: RunRecord;
  readonly status: ReturnType<typeof statusOf>;
  /** What its trainer told, in order, less what was of the moment and what it measured. */
  readonly told: readonly TrainerEvent[];
  /** What it measured at its steps, under the names of the telemetry, `gradientNorm/<layer id>`, and `elapsedSeconds`. Not read yet. */
  readonly log: LogReader;
}

/**
 * Opens the directory of a run of GradLens. Errors of the disk are passed on.
 * @param most how many of the events to read, where the others come another way.
 * @throws RunRecordError where it has no record that can be read.
 */
export async function openRecordedRun(directory: string, most?: number): Promise<RecordedRun> {
  const record = await readRunRecord(directory);
  const told = await readToldEvents(directory, most);
  const log = new LogReader([{ directory: join(directory, 'train'), seriesOf: seriesByTag(record) }], { clock: 'loss' });
  return { directory, record, status: statusOf(record), told, log };
}

/** Event files name layers as people do; series, by their ids. Means of epochs are among what was told. */
function seriesByTag({ plan, settings }: RunRecord): (tag: string) => string | null {
  const layers = [...plan.models.flatMap((model) => model.layers), ...(settings?.layers ?? [])];
  const ids = new Map(layers.map(({ id, name }) => [name, id]));
  return (tag) => {
    if (tag.startsWith('epoch_')) return null;
    const slash = tag.indexOf('/');
    return slash < 0 ? tag : `${tag.slice(0, slash)}/${ids.get(tag.slice(slash + 1)) ?? tag.slice(slash + 1)}`;
  };
}
