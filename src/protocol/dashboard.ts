import * as v from 'valibot';
import { bucketsSchema, shownChartSchema, shownSeriesSchema } from './dashboard-series.js';
import { dashboardExperimentSchema, experimentIntentEntries } from './dashboard-experiment.js';
import { coordinatesSchema } from './dashboard-coordinates.js';
import { histogramStateEntries, showHistogramsSchema } from './dashboard-histograms.js';
import { dashboardSymptomSchema, symptomIntentEntries } from './dashboard-symptom.js';
import { evaluationSchema } from './evaluation.js';
import { metricsSchema } from './metrics.js';
import { notFiniteSchema } from './not-finite.js';
import { stagesEntries } from './run-stage.js';

/**
 * The contract between the extension host, which holds the truth, and the webview, which draws it. One direction for
 * state, one for intents. A page that becomes visible sends `ready` and gets a complete `snapshot`; after that, changes.
 * The series are the exception: of them it gets what it says that it shows (`show`).
 */

/** One line on the gradient chart, and where its layer is defined. */
const dashboardLayerSchema = v.object({
  id: v.string(),
  name: v.string(),
  className: v.string(),
  /** From 1; absent when the file is not open to the reader. */
  line: v.optional(v.number()),
});
export type DashboardLayer = v.InferOutput<typeof dashboardLayerSchema>;

const epochSchema = v.object({ epoch: v.number(), step: v.number(), metrics: metricsSchema, seconds: v.number() });
export type DashboardEpoch = v.InferOutput<typeof epochSchema>;

const runSchema = v.object({
  id: v.string(),
  /** Shown as the title: the model's name. */
  model: v.string(),
  /** The file's name, without its folders. */
  file: v.string(),
  engine: v.string(),
  seed: v.number(),
  epochs: v.number(),
  stepsPerEpoch: v.number(),
  totalSteps: v.number(),
  batchSize: v.number(),
  parameters: v.number(),
  layers: v.array(dashboardLayerSchema),
  /** All layers whose outputs may be observed, also those without weights; left out, those with weights. */
  outputLayers: v.optional(v.array(dashboardLayerSchema)),
  metrics: v.array(v.string()),
  /** Set for a log of another program: its metrics and steps are known, and nothing else. */
  isLog: v.optional(v.literal(true)),
});
export type DashboardRun = v.InferOutput<typeof runSchema>;

/** A run that is drawn beside the one that is looked at. */
const comparedRunSchema = v.object({
  /** Names its series. */
  id: v.string(),
  name: v.string(),
  epochs: v.array(epochSchema),
  /** The layers with weights, and all of them; left out of logs of other programs. */
  layers: v.optional(v.array(dashboardLayerSchema)),
  outputLayers: v.optional(v.array(dashboardLayerSchema)),
});
export type DashboardComparedRun = v.InferOutput<typeof comparedRunSchema>;

/** What the run is doing now. Times are in seconds. */
export const runStatusSchema = v.variant('state', [
  v.object({ state: v.literal('idle'), /** A file that could be trained is in the editor. */ canStart: v.boolean() }),
  v.object({ state: v.literal('preparing'), message: v.string(), fraction: v.optional(v.number()) }),
  v.object({
    state: v.picklist(['running', 'paused', 'stopping']),
    step: v.number(),
    epoch: v.number(),
    stepsPerSecond: v.optional(v.number()),
    secondsLeft: v.optional(v.number()),
    ...stagesEntries,
    /** Set from the first step on in which a number was NaN or infinite. */
    notFinite: v.optional(notFiniteSchema),
    /** Set where its trainer cannot be spoken to, and only its folder tells of it: says why. */
    watched: v.optional(v.string()),
  }),
  /** Nobody knows whether it goes on: `message` says in words when it was last heard of. */
  v.object({ state: v.literal('unknown'), step: v.number(), message: v.string() }),
  v.object({
    state: v.picklist(['completed', 'stopped']),
    step: v.number(),
    epoch: v.number(),
    seconds: v.number(),
    metrics: metricsSchema,
    results: stagesEntries.results,
    notFinite: v.optional(notFiniteSchema),
  }),
  /** Also when the trainer's process ended by itself or was killed: `message` says so in words. */
  v.object({
    state: v.literal('failed'),
    step: v.number(),
    message: v.string(),
    layer: v.optional(v.string()),
    /** Set where its data is nowhere on this machine: other data can be chosen, or a folder that has it. */
    lacksData: v.optional(v.literal(true)),
  }),
]);
export type RunStatus = v.InferOutput<typeof runStatusSchema>;

/** The texts of the page in the user's language, by key. */
const textsSchema = v.record(v.string(), v.string());

export const dashboardStateSchema = v.variant('type', [
  v.object({
    type: v.literal('snapshot'),
    texts: textsSchema,
    /** What is being trained, or was; known before the run is. */
    target: v.optional(v.object({ model: v.string(), file: v.string() })),
    /** Null until its first step can begin. */
    run: v.nullable(runSchema),
    status: runStatusSchema,
    epochs: v.array(epochSchema),
    compared: v.optional(v.array(comparedRunSchema)),
    /** What was seen to go wrong. */
    symptoms: v.optional(v.array(dashboardSymptomSchema)),
    experiment: v.optional(dashboardExperimentSchema),
    evaluation: v.optional(evaluationSchema),
  }),
  v.object({ type: v.literal('status'), status: runStatusSchema }),
  v.object({ type: v.literal('epoch'), run: v.string(), epoch: epochSchema }),
  /** All that was seen to go wrong, each time that something of it is new. */
  v.object({ type: v.literal('symptoms'), run: v.string(), symptoms: v.array(dashboardSymptomSchema) }),
  /** What the model says of validation data, beside what is true. */
  v.object({ type: v.literal('evaluation'), run: v.string(), evaluation: evaluationSchema }),
  /** Short trainings have come to their end, or were dismissed. */
  v.object({ type: v.literal('experiment'), experiment: v.nullable(dashboardExperimentSchema) }),
  bucketsSchema,
  ...histogramStateEntries,
  coordinatesSchema,
  /** The layers at which the user points in the editor; none when elsewhere. */
  v.object({ type: v.literal('highlight'), layers: v.array(v.string()) }),
]);
/** What the host tells the page. */
export type DashboardState = v.InferOutput<typeof dashboardStateSchema>;

export const dashboardIntentSchema = v.variant('type', [
  v.object({ type: v.literal('ready') }),
  v.object({ type: v.literal('command'), command: v.picklist(['start', 'stop', 'pause', 'resume', 'showLog', 'openSample', 'trainOnOtherData', 'addDataFolder']) }),
  v.object({ type: v.literal('revealLayer'), layer: v.string() }),
  ...symptomIntentEntries,
  ...experimentIntentEntries,
  /** Every chart that the page shows now; those that are new or differ from before are answered with `buckets`. */
  v.object({ type: v.literal('show'), charts: v.pipe(v.array(shownChartSchema), v.maxLength(1024)) }),
  showHistogramsSchema,
  /** A picture of a chart, to be saved where the user says. */
  v.object({ type: v.literal('saveFile'), format: v.picklist(['png', 'svg', 'csv']), name: v.string(), bytes: v.instance(Uint8Array) }),
  /** The values of series between two steps, every single one, to be saved where the user says. */
  v.object({ type: v.literal('saveValues'), name: v.string(), series: v.array(shownSeriesSchema), from: v.number(), to: v.nullable(v.number()) }),
]);
/** What the user wants, as the page tells the host. */
export type DashboardIntent = v.InferOutput<typeof dashboardIntentSchema>;
