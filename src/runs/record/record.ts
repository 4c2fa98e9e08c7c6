import * as v from 'valibot';
import { metricsSchema, planSchema } from '../../protocol/index.js';
import { isAlive, isOfThisMachine, type ProcessIdentity } from './process.js';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What a run directory's `run.json` says. */
export const runRecordSchema = v.object({
  /** Of this format. */
  version: v.literal(1),
  status: v.picklist(['preparing', 'running', 'paused', 'completed', 'stopped', 'failed']),
  /** The process that writes it; once that has gone, a run that is not over was interrupted. */
  processId: count,
  /** When that process began, as its system counts: another one may have its number by now. */
  processStart: v.optional(v.string()),
  /** The machine, and the container, whose process that is; left out by older versions. */
  machine: v.optional(v.string()),
  /** Where it can be asked to pause and stop, and tells what it does, while it lives. */
  control: v.optional(v.string()),
  /** ISO 8601. */
  startedAt: v.string(),
  /** Also renewed every few seconds while the run goes on, so that one whose process is gone shows when that was. */
  updatedAt: v.string(),
  /** The number of the last step that was told before `updatedAt`. */
  step: v.optional(count),
  /** What people call the model: its variable, or Keras's name of it. */
  model: v.string(),
  /** The path of the source. */
  source: v.string(),
  /** What was asked for, and once the first step can begin, what serves. */
  engine: v.string(),
  seed: count,
  fitStep: count,
  overrides: v.object({ epochs: v.optional(count), batchSize: v.optional(count), data: v.optional(v.string()) }),
  /** What else was asked for, so that the run can be gone on with. */
  asked: v.optional(v.object({ runsAll: v.boolean(), provider: v.string(), dataFolders: v.array(v.string()), mayDownload: v.boolean() })),
  versions: v.record(v.string(), v.string()),
  /** Known once the first step can begin. */
  settings: v.optional(
    v.object({
      epochs: count,
      stepsPerEpoch: count,
      totalSteps: count,
      batchSize: count,
      trainSamples: count,
      validationSamples: count,
      parameters: count,
      isNoise: v.optional(v.literal(true)),
      layers: v.array(v.object({ id: v.string(), name: v.string(), className: v.string() })),
      metrics: v.array(v.string()),
    }),
  ),
  epochs: v.array(v.object({ epoch: count, step: count, metrics: metricsSchema, seconds: v.number() })),
  result: v.optional(v.object({ steps: count, epochs: count, seconds: v.number(), metrics: metricsSchema })),
  failure: v.optional(v.object({ code: v.string(), message: v.string(), layer: v.optional(v.string()), details: v.optional(v.string()) })),
  /** The line of each layer in the text that is kept with the run, from 1, by the layer's id. */
  lines: v.optional(v.record(v.string(), count)),
  plan: planSchema,
});

export type RunRecord = v.InferOutput<typeof runRecordSchema>;
export type RunRecordStatus = RunRecord['status'];

/**
 * The status of a run as it really is: `interrupted` where its process has gone without saying how it ended; `unknown` where
 * its process is another machine's and has not been heard of for a while.
 */
export type PresentStatus = RunRecordStatus | 'interrupted' | 'unknown';

/** Whether a run goes on, as far as one can see from here. */
export const goesOn = (status: PresentStatus): boolean => status === 'preparing' || status === 'running' || status === 'paused';

/** Whether nothing more comes after a status. */
export function isOver(status: PresentStatus): boolean {
  return status === 'completed' || status === 'stopped' || status === 'failed';
}

/**
 * How old the record of a run that goes on can be, in milliseconds, where nothing but the number of its process is known, or
 * not even that: many times as long as it takes to be renewed.
 */
const longestSilence = 120_000;

/** The status of a run now. */
export function statusOf(record: Pick<RunRecord, 'status' | 'updatedAt'> & ProcessIdentity, now: number = Date.now()): PresentStatus {
  if (isOver(record.status)) return record.status;
  const isFresh = now - Date.parse(record.updatedAt) < longestSilence;
  if (!isOfThisMachine(record)) return isFresh ? record.status : 'unknown';
  if (!isAlive(record)) return 'interrupted';
  // Where the system does not tell when a process began, another one may have its number.
  return record.processStart !== undefined || isFresh ? record.status : 'interrupted';
}
