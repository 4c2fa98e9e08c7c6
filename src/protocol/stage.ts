import * as v from 'valibot';
import { layerSeriesSchema } from './layer-series.js';
import { measuredNumber } from './metrics.js';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const positive = v.pipe(v.number(), v.integer(), v.minValue(1));

/** A turn of a loop of the file. */
const turnSchema = v.object({
  /** Where the loop begins. */
  loop: count,
  /** From 1. */
  turn: positive,
  of: positive,
  /** What the turn is about: `lr` is `0.01`. */
  variable: v.optional(v.object({ name: v.string(), value: v.union([v.string(), v.number()]) })),
  /** Set where it is a fold of a cross-validation. */
  isFold: v.optional(v.literal(true)),
});
export type StageTurn = v.InferOutput<typeof turnSchema>;

/** A stage of a run: what one call of the file does, such as the second of two fits. */
export const stageSchema = v.object({
  type: v.literal('stage'),
  /** From 1. */
  stage: positive,
  /** How many there are in the run. */
  stages: positive,
  kind: v.picklist(['fit', 'evaluate', 'predict']),
  /** Its index in `plan.steps`, which has its place in the file. */
  planStep: count,
  /** What people call the model: its variable, or Keras's name of it. */
  model: v.string(),
  /** The number of its first step; where it takes none, of the next. */
  firstStep: positive,
  /** The number of its first epoch in the run; where it has none, of the next. */
  firstEpoch: positive,
  /** None where nothing is trained. */
  epochs: count,
  /** Training steps in a whole epoch; none where nothing is trained. */
  stepsPerEpoch: count,
  batchSize: positive,
  samples: positive,
  validationSamples: count,
  /** The layers that are trained. */
  layers: v.array(layerSeriesSchema),
  /** Set where the file does it in a loop. */
  loop: v.optional(
    v.object({
      /** Where the statement begins: the same in all turns. */
      statement: count,
      /** The turns that it is done in, of the outermost loop first. */
      turns: v.array(turnSchema),
    }),
  ),
});

/** What came out of a model for all samples, in short, for one of its outputs. */
export const predictionSchema = v.object({
  name: v.string(),
  samples: positive,
  /** Of one sample. */
  shape: v.array(count),
  minimum: measuredNumber,
  mean: measuredNumber,
  maximum: measuredNumber,
  /** Of predictions that are made several times, as with dropout switched on: how often, and the mean of their standard deviations. */
  repeated: v.optional(v.object({ times: positive, spread: measuredNumber })),
});
export type Prediction = v.InferOutput<typeof predictionSchema>;
