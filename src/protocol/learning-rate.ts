import * as v from 'valibot';
import { measuredNumber } from './metrics.js';

/** One sweep of the learning-rate finder: the rate of each step, and the smoothed loss at it. */
const rateSweepSchema = v.object({
  /** Rising, one a step. */
  rates: v.array(v.number()),
  /** Of the same steps, smoothed; up to where it was four times the lowest, or no longer finite. */
  losses: v.array(measuredNumber),
  /** By which share of what it was the loss fell at most, smoothed less, so that a fall just before it blows up counts. */
  fall: measuredNumber,
});
export type RateSweep = v.InferOutput<typeof rateSweepSchema>;

/** What the sweeps say. */
const rateSuggestionSchema = v.variant('kind', [
  v.object({
    kind: v.literal('found'),
    /** Where half of the loss's fall is done, the median of the sweeps. */
    rate: v.number(),
    /** Where the loss falls most steeply, the median of the sweeps. */
    steepest: v.number(),
    /** Set where the loss still fell at the largest rate, so that a larger one may do as well. */
    isOpenEnded: v.optional(v.literal(true)),
  }),
  /** The sweeps say nothing; `reason` says to people why, and what to do. */
  v.object({ kind: v.literal('none'), reason: v.string() }),
]);
export type RateSuggestion = v.InferOutput<typeof rateSuggestionSchema>;

/** What the learning-rate finder found. */
export const learningRateResultSchema = v.object({
  /** The model's name. */
  model: v.string(),
  engine: v.string(),
  seed: v.number(),
  /** The optimizer's class. */
  optimizer: v.string(),
  /** What the file has it train with, or a schedule's class; null where that is neither. */
  current: v.nullable(v.union([v.number(), v.string()])),
  batchSize: v.number(),
  sweeps: v.array(rateSweepSchema),
  suggestion: rateSuggestionSchema,
  /** Set where the data is noise. */
  isNoise: v.optional(v.literal(true)),
  /** Of everything, from the request on. */
  seconds: v.number(),
});
export type LearningRateResult = v.InferOutput<typeof learningRateResultSchema>;
