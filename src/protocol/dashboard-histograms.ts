import * as v from 'valibot';
import { measuredNumber } from './metrics.js';

/**
 * How histograms reach the page: it is told their names, says which one it shows and how much of it, and is answered with
 * some of its steps, brought to the same bins; after that, each time that something of it is new.
 */

/** What the page shows of the histograms of one name. */
export const shownHistogramsSchema = v.object({
  run: v.string(),
  name: v.string(),
  /** The first step, from 0: before the first one that was trained. */
  from: v.pipe(v.number(), v.minValue(0)),
  /** The last step; null for the latest one, whatever it becomes. */
  to: v.nullable(v.pipe(v.number(), v.minValue(0))),
  /** At most so many steps. */
  rows: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(128)),
  bins: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(512)),
  /** `signedLog`: both sides of zero by their magnitudes. */
  scale: v.picklist(['linear', 'signedLog']),
});
export type ShownHistograms = v.InferOutput<typeof shownHistogramsSchema>;

const ridgeSchema = v.object({
  step: v.number(),
  /** How many values are finite, and how many are not. */
  count: v.number(),
  notFinite: v.number(),
  /** Of the finite values; NaN where there are none. */
  minimum: measuredNumber,
  maximum: measuredNumber,
  mean: measuredNumber,
  deviation: measuredNumber,
  /** The share of the values that are at most 1 % of the largest magnitude. */
  nearZero: measuredNumber,
});
export type DashboardRidge = v.InferOutput<typeof ridgeSchema>;

/** The histograms that a page shows. */
export const ridgesSchema = v.object({
  type: v.literal('ridges'),
  /** What was asked for. */
  shown: shownHistogramsSchema,
  /** The limits of the bins, one more than there are; none where no value is finite. */
  limits: v.instance(Float64Array),
  /** Row by row, about how many values are in each bin. */
  counts: v.instance(Float32Array),
  rows: v.array(ridgeSchema),
});
export type DashboardRidges = v.InferOutput<typeof ridgesSchema>;

export const histogramStateEntries = [
  /** The names of all histograms of a run, in the order in which they came. */
  v.object({ type: v.literal('histogramNames'), run: v.string(), names: v.array(v.string()) }),
  ridgesSchema,
] as const;
export type HistogramState = v.InferOutput<(typeof histogramStateEntries)[number]>;

/** What the page shows of histograms; null for nothing. */
export const showHistogramsSchema = v.object({ type: v.literal('showHistograms'), shown: v.nullable(shownHistogramsSchema) });
