import * as v from 'valibot';
import { metricsSchema, planSchema } from '../../protocol/index.js';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What a run directory's `run.json` says. */
export const runRecordSchema = v.object({
  /** Of this format. */
  version: v.literal(1),
  status: v.picklist(['preparing', 'running', 'paused', 'completed', 'stopped', 'failed']),
  /** The process that writes it; once that has gone, a run that is not over was interrupted. */
  processId: count,
  /** ISO 8601. */
  startedAt: v.string(),
  updatedAt: v.string(),
  /** The model's name. */
  model: v.string(),
  /** The path of the source. */
  source: v.string(),
  /** What was asked for, and once the first step can begin, what serves. */
  engine: v.string(),
  seed: count,
  fitStep: count,
  overrides: v.object({ epochs: v.optional(count), batchSize: v.optional(count) }),
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
      layers: v.array(v.object({ id: v.string(), name: v.string(), className: v.string() })),
      metrics: v.array(v.string()),
    }),
  ),
  epochs: v.array(v.object({ epoch: count, step: count, metrics: metricsSchema, seconds: v.number() })),
  result: v.optional(v.object({ steps: count, epochs: count, seconds: v.number(), metrics: metricsSchema })),
  failure: v.optional(v.object({ code: v.string(), message: v.string(), layer: v.optional(v.string()), details: v.optional(v.string()) })),
  plan: planSchema,
});

export type RunRecord = v.InferOutput<typeof runRecordSchema>;
export type RunRecordStatus = RunRecord['status'];

/** Whether nothing more comes after a status. */
export function isOver(status: RunRecordStatus): boolean {
  return status === 'completed' || status === 'stopped' || status === 'failed';
}

/** Whether a process of this number runs on this machine. */
function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // Not permitted means that it is there, but someone else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The status of a run as it really is: `interrupted` where its process has gone without saying how it ended. */
export function statusOf(record: Pick<RunRecord, 'status' | 'processId'>): RunRecordStatus | 'interrupted' {
  return isOver(record.status) || isAlive(record.processId) ? record.status : 'interrupted';
}
