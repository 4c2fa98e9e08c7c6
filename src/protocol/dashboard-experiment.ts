import * as v from 'valibot';
import { learningRateResultSchema } from './learning-rate.js';
import { trialResultSchema } from './trial.js';

const experimentEntries = {
  /** What came of it, in sentences; the first one says the most. */
  sentences: v.array(v.string()),
  /** The edit that can be made of it, for a button; absent where there is none. */
  applyTitle: v.optional(v.string()),
  /** Set once that edit is made. */
  isApplied: v.optional(v.literal(true)),
};

/** Short trainings whose result is shown beside the run, until they are dismissed. */
export const dashboardExperimentSchema = v.variant('kind', [
  v.object({ kind: v.literal('learningRate'), ...experimentEntries, result: learningRateResultSchema }),
  /** `fix` is what was tried, as a menu says it. */
  v.object({ kind: v.literal('trial'), ...experimentEntries, fix: v.string(), result: trialResultSchema }),
]);
export type DashboardExperiment = v.InferOutput<typeof dashboardExperimentSchema>;

/** What the user wants of an experiment. */
export const experimentIntentEntries = [
  /** Its edit is to be made. */
  v.object({ type: v.literal('applyExperiment') }),
  v.object({ type: v.literal('dismissExperiment') }),
] as const;
export type ExperimentIntent = v.InferOutput<(typeof experimentIntentEntries)[number]>;
