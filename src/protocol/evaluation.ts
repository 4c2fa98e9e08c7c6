import * as v from 'valibot';
import { measuredNumber } from './metrics.js';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const positive = v.pipe(v.number(), v.integer(), v.minValue(1));

/** More classes than these are not told apart one by one. */
export const mostClasses = 100;

/** What a model says of samples beside what their targets say. */
const judgementSchema = v.variant('kind', [
  v.object({
    kind: v.literal('classes'),
    classes: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(mostClasses)),
    /** How many samples of each class were taken for each class: a row for each class of the targets, one after the other. */
    confusion: v.pipe(v.array(count), v.maxLength(mostClasses ** 2)),
    /** Samples of which the model says nothing finite, or whose targets name none of the classes; they are in no row. */
    undecided: count,
  }),
  v.object({
    kind: v.literal('values'),
    /** Of at most a thousand of the samples, in the same order as {@link predictions}. */
    targets: v.pipe(v.array(measuredNumber), v.maxLength(1000)),
    predictions: v.pipe(v.array(measuredNumber), v.maxLength(1000)),
    meanAbsoluteError: measuredNumber,
    rootMeanSquaredError: measuredNumber,
    /** The share of the targets' variance that the predictions explain; left out where the targets are all the same. */
    determination: v.optional(measuredNumber),
  }),
]);
export type Judgement = v.InferOutput<typeof judgementSchema>;

export const evaluationSchema = v.object({
  /** The number of the last step before it. */
  step: count,
  /** The stage whose data it is. */
  stage: positive,
  /** Of fit() its validation data, else the data of evaluate(). */
  data: v.picklist(['validation', 'evaluate']),
  /** How many samples were looked at, and of how many; where these are more, those were drawn from them by chance. */
  samples: positive,
  of: positive,
  judgement: judgementSchema,
  /** What the classes are called, in the order of their labels, where that is known. */
  classNames: v.optional(v.pipe(v.array(v.string()), v.maxLength(mostClasses))),
});
export type Evaluation = v.InferOutput<typeof evaluationSchema>;
