import * as v from 'valibot';
import { symptomSchema } from './symptom.js';

/** A symptom of a run, as the page shows it. */
export const dashboardSymptomSchema = v.object({
  ...symptomSchema.entries,
  /** The step at which it was over; absent while it lasts. */
  over: v.optional(v.number()),
  /** The rules that look for its causes, with what they are about. */
  rules: v.array(v.object({ id: v.string(), title: v.string() })),
});
export type DashboardSymptom = v.InferOutput<typeof dashboardSymptomSchema>;

/** What the user wants of a symptom. */
export const symptomIntentEntries = [
  /** The page of a rule. */
  v.object({ type: v.literal('showRule'), rule: v.string() }),
  /** What the file has of the causes that these rules look for, and how to mend it. */
  v.object({ type: v.literal('showFix'), rules: v.array(v.string()) }),
  /** The first fix that these rules have for the file is to be tried. */
  v.object({ type: v.literal('tryFix'), rules: v.array(v.string()) }),
  v.object({ type: v.literal('dismissSymptom'), symptom: v.string() }),
] as const;
export type SymptomIntent = v.InferOutput<(typeof symptomIntentEntries)[number]>;
