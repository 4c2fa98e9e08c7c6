import * as v from 'valibot';
import { learningRateResultSchema } from './learning-rate.js';
import { trialResultSchema } from './trial.js';

const experimentEntries = {
  /** What came of it, in sentences. */
  words: v.string(),
  /** What can be done with it, for a button; absent where nothing can. */
  applyTitle: v.optional(v.string()),
};

/** Short trainings whose result is shown beside the run, until they are dismissed. */
export const dashboardExperimentSchema = v.variant('kind', [
  v.object({ kind: v.literal('learningRate'), ...experimentEntries, result: learningRateResultSchema }),
  v.object({ kind: v.literal('trial'), ...experimentEntries, result: trialResultSchema }),
]);
export type DashboardExperiment = v.InferOutput<typeof dashboardExperimentSchema>;

/** What the user wants of an experiment. */
export const experimentIntentEntries = [
  /** Its edit is to be made. */
  v.object({ type: v.literal('applyExperiment') }),
  v.object({ type: v.literal('dismissExperiment') }),
] as const;
export type ExperimentIntent = v.InferOutput<(typeof experimentIntentEntries)[number]>;
