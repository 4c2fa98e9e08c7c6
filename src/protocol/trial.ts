import * as v from 'valibot';
import { measuredNumber, metricsSchema } from './metrics.js';

/** One training of a trial. */
const trainedSchema = v.object({
  /** The mean loss of stretches of steps; they end at `TrialResult.steps`. */
  losses: v.array(measuredNumber),
  /** After the last step, over samples of the validation data (or the training data): `loss` and the metrics, as Keras names them. */
  metrics: metricsSchema,
});
export type TrainedOnce = v.InferOutput<typeof trainedSchema>;

const repetitionSchema = v.object({ seed: v.number(), written: trainedSchema, fixed: trainedSchema });
export type TrialRepetition = v.InferOutput<typeof repetitionSchema>;

/**
 * Which of the two is better. `spread` is the standard deviation of the differences between the two, from seed to seed;
 * null after one repetition.
 */
const verdictSchema = v.variant('kind', [
  v.object({
    kind: v.picklist(['fixed', 'written', 'unclear']),
    /** What was compared, as Keras names it: `loss`, `accuracy`. */
    metric: v.string(),
    /** The means over the repetitions. */
    written: measuredNumber,
    fixed: measuredNumber,
    spread: v.nullable(measuredNumber),
  }),
  /** The fix changes what the loss means, and there is no other metric that both have. */
  v.object({ kind: v.literal('incomparable') }),
]);
export type TrialVerdict = v.InferOutput<typeof verdictSchema>;

/** A model trained as it is written and with a fix, from the same seeds, for the same number of steps. */
export const trialResultSchema = v.object({
  /** The model's name. */
  model: v.string(),
  engine: v.string(),
  /** The number of the last step of each stretch of the curves. */
  steps: v.array(v.number()),
  stepsPerEpoch: v.number(),
  /** Whether the steps are all that the file asks for. */
  isWholeFit: v.boolean(),
  evaluatedOn: v.picklist(['validation', 'training']),
  repetitions: v.array(repetitionSchema),
  verdict: verdictSchema,
  /** Set where the data is noise. */
  isNoise: v.optional(v.literal(true)),
  /** What the file asks for and the trial goes without, for people. */
  leftOut: v.array(v.string()),
  /** Of everything, from the request on. */
  seconds: v.number(),
});
export type TrialResult = v.InferOutput<typeof trialResultSchema>;
