import * as l10n from '@vscode/l10n';
import { ArrayEvaluator, DatasetLibrary, datasetPlaces } from '../../data/index.js';
import { automatic, chooseEngine, type Engine, type EngineState } from '../../engines/index.js';
import { countParameters, gradientNormName, initialState, measurableMetrics, observationState } from '../../nn/index.js';
import type { StartRequest, TrainerEvent, TrainerEventOf } from '../../protocol/index.js';
import { processStart, RunRecorder, type RunRecord } from '../../runs/index.js';
import { isUnknown } from '../../spec/index.js';
import type { Fit } from '../fit/fit.js';
import { readFit } from '../fit/read-fit.js';
import { loadSamples, type FitSamples } from '../fit/samples.js';
import type { TrainingControl } from '../loop/control.js';
import { TrainingLoop, type Training } from '../loop/train.js';
import { failureOf } from './failure.js';
import { Reporter } from './reporter.js';

/** What a run uses of the process it is in. */
export interface RunSurroundings {
  readonly send: (event: TrainerEvent) => void;
  readonly log: (text: string) => void;
  readonly versions: Readonly<Record<string, string>>;
  /** Lets windows join the run. @returns where; null where that is not possible. */
  readonly listen?: (run: RunRecorder) => Promise<string | null>;
}

type Ending = TrainerEventOf<'finished'> | TrainerEventOf<'failed'>;

/**
 * Runs one training from its request to its end, and records it.
 * @returns how it ended, recorded, but not told yet. Never rejects.
 */
export async function run(request: StartRequest, control: TrainingControl, surroundings: RunSurroundings): Promise<Ending> {
  let recorder: RunRecorder;
  try {
    recorder = await RunRecorder.create(request.runDirectory, firstRecord(request, surroundings), request.code);
    const address = (await surroundings.listen?.(recorder)) ?? null;
    if (address !== null) await recorder.reachableAt(address);
  } catch (error) {
    return failureOf(error);
  }
  const ending = await train(request, control, surroundings, new Reporter(surroundings.send, recorder)).catch(failureOf);
  try {
    await recorder.finish(ending);
    return ending;
  } catch (error) {
    return ending.type === 'failed' ? ending : failureOf(error);
  }
}

async function train(request: StartRequest, control: TrainingControl, surroundings: RunSurroundings, reporter: Reporter): Promise<Ending> {
  const fit = readFit(request);
  const tellNote = (note: string): void => {
    reporter.tell({ type: 'preparing', message: note });
    surroundings.log(`${note}\n`);
  };
  fit.leftOut.forEach(tellNote);
  const stopped: Ending = { type: 'finished', outcome: 'stopped', steps: 0, epochs: 0, seconds: 0, metrics: {} };
  const training = await Promise.race([prepare(request, fit, reporter, tellNote), control.stopRequested]);
  if (training === undefined) return stopped;
  const loop = new TrainingLoop(training, control, (event) => reporter.tell(event));
  await loop.prepare();
  if (!control.mayGoOn()) return stopped;
  reporter.tell(startedEvent(request, training));
  return loop.run();
}

/** Reads the data while the engine is loaded and the weights are drawn. */
async function prepare(request: StartRequest, fit: Fit, reporter: Reporter, tellNote: (note: string) => void): Promise<Training> {
  const [samples, { engine, state }] = await Promise.all([readSamples(request, fit, reporter), prepareEngine(request, fit, tellNote)]);
  return { fit, samples, engine, state, seed: request.seed, runDirectory: request.runDirectory };
}

function readSamples(request: StartRequest, fit: Fit, reporter: Reporter): Promise<FitSamples> {
  const library = new DatasetLibrary({
    places: datasetPlaces(request.dataFolders),
    mayDownload: request.mayDownload,
    onProgress: (message, fraction) => reporter.tell({ type: 'preparing', message, ...(fraction === undefined ? {} : { fraction }) }),
  });
  return loadSamples(fit, new ArrayEvaluator(library));
}

async function prepareEngine(request: StartRequest, fit: Fit, tellNote: (note: string) => void): Promise<{ engine: Engine; state: EngineState }> {
  const { engine, notes } = await chooseEngine({ engine: request.engine, provider: request.provider ?? automatic });
  notes.forEach(tellNote);
  const values = [...initialState(fit.model, fit.compile, request.seed), ...observationState(fit.model)];
  return { engine, state: engine.createState(new Map(values)) };
}

function startedEvent(request: StartRequest, { fit, samples, engine }: Training): TrainerEventOf<'started'> {
  const { model, epochs, batchSize } = fit;
  const stepsPerEpoch = Math.ceil(samples.train.count / batchSize);
  const parameters = countParameters(model);
  return {
    type: 'started',
    runDirectory: request.runDirectory,
    model: model.name,
    engine: engine.name,
    seed: request.seed,
    epochs,
    stepsPerEpoch,
    totalSteps: epochs * stepsPerEpoch,
    batchSize,
    trainSamples: samples.train.count,
    validationSamples: samples.validation?.count ?? 0,
    // A model whose weights are not known is refused before this.
    parameters: isUnknown(parameters) ? 0 : parameters.total,
    layers: measuredLayers(fit),
    metrics: [...measurableMetrics(fit.model, fit.compile).summaries.keys()],
  };
}

/** The layers with a gradient of their own, in the order of the model; a shared layer once. */
function measuredLayers({ model }: Fit): TrainerEventOf<'started'>['layers'] {
  const layers = new Map(model.layers.map((layer) => [gradientNormName(layer), layer]));
  return [...layers.values()]
    .filter(({ trainable, weights }) => trainable && !isUnknown(weights) && weights.some((weight) => weight.trainable))
    .map(({ id, name, className }) => ({ id, name, className }));
}

function firstRecord({ plan, fitStep, overrides, engine, seed }: StartRequest, { versions }: RunSurroundings): RunRecord {
  const now = new Date().toISOString();
  const modelId = plan.steps[fitStep]?.model;
  const start = processStart(process.pid);
  return {
    version: 1,
    status: 'preparing',
    processId: process.pid,
    ...(start === undefined ? {} : { processStart: start }),
    startedAt: now,
    updatedAt: now,
    model: plan.models.find(({ id }) => id === modelId)?.name ?? l10n.t('unknown model'),
    source: plan.source,
    engine,
    seed,
    fitStep,
    overrides,
    versions,
    epochs: [],
    plan,
  };
}
