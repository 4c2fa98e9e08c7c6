import * as v from 'valibot';
import { metricsSchema } from './metrics.js';

const step = v.pipe(v.number(), v.integer(), v.minValue(1));

/** What was seen to go wrong in a run. */
export const symptomSchema = v.object({
  /** By its id: `vanishing-gradients`. */
  symptom: v.string(),
  severity: v.picklist(['error', 'warning', 'information']),
  /** The step at which it was told. */
  step,
  /** The first step that speaks for it. */
  since: step,
  /** The ids of the layers that it is seen in; none where it is the whole model's. */
  layers: v.array(v.string()),
  /** What follows is for people, in the user's language: a few words, what it means, what was measured, what to do. */
  title: v.string(),
  meaning: v.string(),
  message: v.string(),
  /** The numbers of the message, for programs. */
  evidence: metricsSchema,
  advice: v.array(v.string()),
  /** The rules of static advice that look for its causes. */
  rules: v.array(v.string()),
});
export type SymptomReport = v.InferOutput<typeof symptomSchema>;

/** A symptom begins, has new numbers, or is over. */
export const symptomEventSchema = v.object({
  type: v.literal('symptom'),
  phase: v.picklist(['begin', 'ongoing', 'over']),
  ...symptomSchema.entries,
});
