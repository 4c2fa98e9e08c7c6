import * as v from 'valibot';
import { evaluationSchema } from './evaluation.js';
import { layerSeriesSchema } from './layer-series.js';
import { histogramsEventSchema } from './histogram.js';
import { learningRateResultSchema } from './learning-rate.js';
import { metricsSchema } from './metrics.js';
import { notFiniteSchema } from './not-finite.js';
import { planSchema } from './plan.js';
import { probeResultSchema } from './probe.js';
import { predictionSchema, stageSchema } from './stage.js';
import { symptomEventSchema } from './symptom.js';
import { trialResultSchema } from './trial.js';

/**
 * The contract between whoever starts a training (the extension host, the command line) and the trainer, its child
 * process. Messages are plain data under Node's advanced serialization, so typed arrays travel as they are.
 */

/** The version both sides must share; a change of any message that an older side would misread raises it. */
export const trainerProtocolVersion = 1;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const positive = v.pipe(v.number(), v.integer(), v.minValue(1));

/** What a training and a probe have in common. */
const commonEntries = {
  protocolVersion: v.literal(trainerProtocolVersion),
  plan: planSchema,
  /** By name; `auto` for the best that runs on this machine. */
  engine: v.string(),
  /** What computes for it, such as `cuda`; the best that works, where it is not said. */
  provider: v.optional(v.string()),
  seed: count,
  /** Folders to look for data sets in, before the usual ones. */
  dataFolders: v.array(v.string()),
  /** Whether a data set that is nowhere on this machine may be downloaded. */
  mayDownload: v.boolean(),
};

const startSchema = v.object({
  type: v.literal('start'),
  ...commonEntries,
  runDirectory: v.string(),
  /** The index in `plan.steps` of the fit to run; every step before it that its model needs is run first. */
  fitStep: count,
  /** Values that replace what the file says. */
  overrides: v.object({
    epochs: v.optional(positive),
    batchSize: v.optional(positive),
    /** What the chosen fit takes in the place of its data: `noise`, a data set by name, or the path of a file. */
    data: v.optional(v.string()),
  }),
  /** Whether every fit before it is run, as Python would, and not only those that its model needs. */
  runsAll: v.optional(v.boolean()),
  /** Whether the run of the directory goes on from its checkpoint; the rest is then as it was asked for. */
  goesOn: v.optional(v.literal(true)),
  /** The text that the plan was read from, kept with the run. */
  code: v.optional(v.string()),
  /** The line in it of each layer, from 1, by the layer's id; kept with the run. */
  lines: v.optional(v.record(v.string(), count)),
  /**
   * Where it is given, the run goes on when whoever started it has gone, to its end; paused it waits so many minutes for
   * somebody to come back.
   */
  outlives: v.optional(v.object({ pausedMinutes: v.pipe(v.number(), v.minValue(0)) })),
});

const probeSchema = v.object({
  type: v.literal('probe'),
  ...commonEntries,
  /** The id of the model to look into, as it is before its last fit. */
  model: v.string(),
});

/** What short trainings have in common, of which nothing is kept. */
const trialEntries = {
  ...commonEntries,
  /** The index in `plan.steps` of the fit that is tried; those that its weights come from are run first. */
  fitStep: count,
  overrides: v.object({ data: v.optional(v.string()) }),
  /** How long the short trainings may take together. */
  seconds: v.pipe(v.number(), v.minValue(1)),
};

const findLearningRateSchema = v.object({ type: v.literal('findLearningRate'), ...trialEntries });

const trialSchema = v.object({
  type: v.literal('try'),
  ...trialEntries,
  /** The same fit, as a fix would have it. */
  fixed: v.object({ plan: planSchema, fitStep: count }),
});

export const trainerRequestSchema = v.variant('type', [
  startSchema,
  /** Measures the gradients and the outputs of a model's layers in its first step; trains nothing, records nothing. */
  probeSchema,
  /** Sweeps the learning rate of a fit in short trainings. */
  findLearningRateSchema,
  /** Trains a fit for a while, as it is written and with a fix. */
  trialSchema,
  v.object({ type: v.literal('pause') }),
  v.object({ type: v.literal('resume') }),
  v.object({ type: v.literal('stop') }),
]);

/** What is asked of the trainer. */
export type TrainerRequest = v.InferOutput<typeof trainerRequestSchema>;
export type StartRequest = v.InferOutput<typeof startSchema>;
export type ProbeRequest = v.InferOutput<typeof probeSchema>;
export type FindLearningRateRequest = v.InferOutput<typeof findLearningRateSchema>;
export type TrialRequest = v.InferOutput<typeof trialSchema>;
export type TrialRequestBase = Omit<FindLearningRateRequest, 'type'>;

export const trainerEventSchema = v.variant('type', [
  /** Sent once, when the process is ready for `start`. */
  v.object({ type: v.literal('ready'), protocolVersion: v.number() }),
  /** What is being done before the first step, for people: "Reading fashion_mnist". `fraction` where it is known. */
  v.object({ type: v.literal('preparing'), message: v.string(), fraction: v.optional(v.number()) }),
  v.object({
    type: v.literal('started'),
    runDirectory: v.string(),
    model: v.string(),
    engine: v.string(),
    seed: count,
    epochs: positive,
    stepsPerEpoch: positive,
    totalSteps: positive,
    batchSize: positive,
    trainSamples: positive,
    validationSamples: count,
    parameters: count,
    /** Set where the data is noise, so that nothing can be learned from it. */
    isNoise: v.optional(v.literal(true)),
    layers: v.array(layerSeriesSchema),
    /** Names of the metrics besides `loss`, as Keras logs them: `accuracy`. */
    metrics: v.array(v.string()),
  }),
  /** The next fit(), evaluate() or predict() of the file begins. */
  stageSchema,
  /** What evaluate() of the file gave: `loss` and the metrics, as Keras logs them. */
  v.object({ type: v.literal('evaluated'), stage: positive, step: count, metrics: metricsSchema }),
  /** What a model says of validation data after fit(), or of the data of evaluate(), beside their targets. */
  v.object({ type: v.literal('evaluation'), ...evaluationSchema.entries }),
  /** What predict() of the file gave, in short. */
  v.object({ type: v.literal('predicted'), stage: positive, step: count, outputs: v.array(predictionSchema) }),
  v.object({
    type: v.literal('telemetry'),
    /** The number of the first step of the frame; the first step of a run is 1. */
    firstStep: positive,
    steps: positive,
    /**
     * One value a step for each series: `loss`, the metrics (of that batch alone), `learning_rate`, and
     * `gradientNorm/<layer id>`.
     */
    series: v.record(v.string(), v.instance(Float32Array)),
    /**
     * What is measured now and then, of one step each: `updateRatio/<layer id>`, `activationMean/<layer id>`,
     * `activationDeviation/…`, `activationSaturated/…`, `activationDead/…`, `deadUnits/…`; of the whole model,
     * `predictedShare` and `labelledShare`.
     */
    observations: v.optional(v.array(v.object({ step: positive, values: metricsSchema }))),
    /** Set once in a run, in the frame with the step or one of the next. */
    notFinite: v.optional(notFiniteSchema),
  }),
  v.object({
    type: v.literal('epoch'),
    /** From 1; like the steps, they go on through the stages. */
    epoch: positive,
    /** The stage that it belongs to. */
    stage: v.optional(positive),
    /** The number of the last step of the epoch. */
    step: positive,
    /** As Keras logs them: `loss`, `accuracy`, `val_loss`, `val_accuracy`. */
    metrics: metricsSchema,
    seconds: v.number(),
  }),
  /** What a callback of the file did: it ended the run, or lowered the learning rate. */
  v.object({
    type: v.literal('callback'),
    /** `EarlyStopping` */
    callback: v.string(),
    /** The number of the last step before it. */
    step: count,
    /** For people. */
    message: v.string(),
  }),
  symptomEventSchema,
  /** How weights and gradients lie, from time to time. */
  histogramsEventSchema,
  v.object({ type: v.literal('paused'), step: count }),
  v.object({ type: v.literal('resumed'), step: count }),
  v.object({
    type: v.literal('finished'),
    /** Whether all epochs were run or a callback of the file ended them, or the run was asked to stop. */
    outcome: v.picklist(['completed', 'stopped']),
    steps: count,
    epochs: count,
    /** Of training alone, pauses not counted. */
    seconds: v.number(),
    metrics: metricsSchema,
    /** Set where a number was NaN or infinite in any step. */
    notFinite: v.optional(notFiniteSchema),
  }),
  /** The end of a probe. */
  v.object({ type: v.literal('probed'), result: probeResultSchema }),
  /** The end of a search for a learning rate. */
  v.object({ type: v.literal('learningRateFound'), result: learningRateResultSchema }),
  /** The end of a trial. */
  v.object({ type: v.literal('tried'), result: trialResultSchema }),
  v.object({
    type: v.literal('failed'),
    /** For programs: `data-not-found`, `not-trainable`, `non-finite`, `internal`. */
    code: v.string(),
    /** For people: what happened and what to do. */
    message: v.string(),
    /** The layer it is about, if it is about one. */
    layer: v.optional(v.string()),
    /** Where the code says what it is about, if it is about a part of it. */
    range: v.optional(v.object({ source: v.string(), start: v.number(), end: v.number() })),
    /** For the log. */
    details: v.optional(v.string()),
  }),
]);

/** What the trainer tells. */
export type TrainerEvent = v.InferOutput<typeof trainerEventSchema>;
export type TrainerEventOf<T extends TrainerEvent['type']> = Extract<TrainerEvent, { type: T }>;
