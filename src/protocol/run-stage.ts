import * as v from 'valibot';
import { metricsSchema } from './metrics.js';

/** What a run that does several things is at, as pages show it: "model_A, 1 of 3". */
export const runStageSchema = v.object({
  number: v.number(),
  of: v.number(),
  kind: v.picklist(['fit', 'evaluate', 'predict']),
  /** What people call the model. */
  model: v.string(),
});
export type RunStage = v.InferOutput<typeof runStageSchema>;

/** What an evaluate() of the file gave, or several in the turns of a loop on average. */
export const stageResultSchema = v.object({
  model: v.string(),
  metrics: metricsSchema,
  /** The standard deviations around averages. */
  spread: v.optional(metricsSchema),
});
export type StageResult = v.InferOutput<typeof stageResultSchema>;

/** What the status of a run that has begun says about its stages. */
export const stagesEntries = {
  /** Left out where the run does one thing only. */
  stage: v.optional(runStageSchema),
  /** In their order. */
  results: v.optional(v.array(stageResultSchema)),
};
