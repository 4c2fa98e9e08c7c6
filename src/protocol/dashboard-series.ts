import * as v from 'valibot';

/**
 * How series reach the page: it says which charts it shows, of which series, steps and width, and is answered with
 * buckets, no more of them than it can draw; after that, with the buckets that changed.
 */

/** What is known of a bucket of steps beside its extremes; flags of a bit each. */
export const bucketFlag = {
  notANumber: 1,
  infinite: 2,
  negativeInfinite: 4,
  /** Holds a zero, which the extremes leave out, since a logarithmic scale has no place for it. */
  zero: 8,
  /** The smallest value came before the largest. */
  minimumIsFirst: 16,
  /** Holds values that are finite and not zero: the extremes are of them. */
  values: 32,
} as const;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const shownSeriesSchema = v.object({
  run: v.string(),
  /** As in the trainer's telemetry: `loss`, `gradientNorm/<layer id>`. */
  name: v.string(),
});
export type ShownSeries = v.InferOutput<typeof shownSeriesSchema>;

/** One chart that the page shows. */
export const shownChartSchema = v.object({
  id: v.string(),
  /** Counts the page's requests for the chart; the answer carries it. */
  request: count,
  series: v.pipe(v.array(shownSeriesSchema), v.maxLength(4096)),
  /** The first step, from 1. */
  from: v.pipe(v.number(), v.minValue(1)),
  /** The last step; null for the latest one, whatever it becomes. */
  to: v.nullable(v.pipe(v.number(), v.minValue(1))),
  /** At most so many buckets. */
  buckets: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(8192)),
  /** The time constant of the smoothed line in steps; 0 for none. */
  smoothing: v.pipe(v.number(), v.minValue(0)),
});
export type ShownChart = v.InferOutput<typeof shownChartSchema>;

/**
 * Buckets of one chart. Bucket `k` holds the steps from `k * width + 1` to `(k + 1) * width`. A `start` beyond `first`
 * replaces the buckets from there on.
 */
export const bucketsSchema = v.object({
  type: v.literal('buckets'),
  chart: v.string(),
  request: count,
  /** Steps a bucket: a power of two. */
  width: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** The chart's first bucket. */
  first: count,
  /** The first bucket in this message. */
  start: count,
  /** How many buckets of each series this message holds. */
  count,
  /** The latest step of the runs in the chart; 0 before the first. */
  lastStep: count,
  smoothed: v.boolean(),
  /** For each series in the order of the request: all minima, all maxima, all means and, if smoothed, the smoothed values. */
  values: v.instance(Float32Array),
  /** For each series, the flags of its buckets: {@link bucketFlag}. */
  flags: v.instance(Uint8Array),
  /** For each series its first and its latest value as they were measured, wherever they are; NaN before the first. */
  ends: v.instance(Float32Array),
  /** For each series how many values it has. */
  lengths: v.instance(Float64Array),
});
export type ChartBuckets = v.InferOutput<typeof bucketsSchema>;
