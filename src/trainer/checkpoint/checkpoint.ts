import * as v from 'valibot';
import { metricsSchema, notFiniteSchema } from '../../protocol/index.js';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const numbers: v.GenericSchema<Float32Array> = v.instance(Float32Array);
const tensor = v.object({ shape: v.array(count), values: numbers });
const tensors = v.array(v.tuple([v.string(), tensor]));

/** What a run remembers between its stages. */
export const keptMemorySchema = v.object({
  weights: tensors,
  optimizers: v.array(v.tuple([v.string(), v.object({ iterations: count, learningRate: v.nullable(v.number()), slots: tensors })])),
  putAside: v.array(v.tuple([count, v.array(tensor)])),
});

/** How far a fit has come, at the end of an epoch. */
export const keptLoopSchema = v.object({
  /** The number of its last step in the run. */
  step: count,
  /** How many of its epochs are done. */
  epochs: count,
  shouldStop: v.boolean(),
  /** Of training, in this fit. */
  seconds: v.number(),
  metrics: metricsSchema,
  notFinite: v.nullable(notFiniteSchema),
  /** The learning rates that were set since the fit began, each from a step on. */
  rates: v.array(v.object({ firstStep: count, value: v.number() })),
  /** Weights, statistics and what the optimizer remembers, by their names in an engine's state. */
  state: v.array(v.tuple([v.string(), numbers])),
  /** What each callback remembers, in their order; null for one that remembers nothing. */
  callbacks: v.array(v.unknown()),
});

/** How far a run has come, at the end of an epoch of one of its fits. */
export const checkpointSchema = v.object({
  version: v.literal(1),
  /** The step of the plan that is the fit. */
  planStep: count,
  /** The number of the stage, from 1. */
  stage: v.pipe(count, v.minValue(1)),
  /** What was done before the fit. */
  steps: count,
  epochs: count,
  seconds: v.number(),
  memory: keptMemorySchema,
  loop: keptLoopSchema,
  /** How many of the events that the run's directory keeps were told by then. */
  told: count,
});

export type KeptMemory = v.InferOutput<typeof keptMemorySchema>;
export type KeptLoop = v.InferOutput<typeof keptLoopSchema>;
export type RunCheckpoint = v.InferOutput<typeof checkpointSchema>;
