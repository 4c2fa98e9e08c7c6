import * as v from 'valibot';
import { measuredNumber } from './metrics.js';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** How the numbers of an array lie: of a weight, or of the gradient by it. */
export const histogramSchema = v.object({
  /** `weights/<layer name>/<weight>` or `gradients/<layer name>/<weight>`, as in the event files. */
  name: v.string(),
  /** Of the finite ones; 0 where there are none. */
  minimum: measuredNumber,
  maximum: measuredNumber,
  /** How many are finite. */
  count,
  /** How many are NaN or infinite; they are in no bucket. */
  notFinite: count,
  sum: measuredNumber,
  sumOfSquares: measuredNumber,
  /** Bucket `i` goes from `limits[i]` to `limits[i + 1]`. */
  limits: v.array(measuredNumber),
  counts: v.array(count),
});
export type ToldHistogram = v.InferOutput<typeof histogramSchema>;

/** How weights lie after a step, and the gradients that its batch then has. */
export const histogramsEventSchema = v.object({
  type: v.literal('histograms'),
  /** 0 before the first. */
  step: count,
  histograms: v.array(histogramSchema),
});
