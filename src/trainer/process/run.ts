import * as l10n from '@vscode/l10n';
import { ArrayEvaluator, DataFiles, DataMemory, DatasetLibrary, datasetPlaces, foldersOfProgram } from '../../data/index.js';
import { automatic, chooseEngine, type Engine } from '../../engines/index.js';
import type { StartRequest, TrainerEvent, TrainerEventOf } from '../../protocol/index.js';
import { withAdaptedLayers } from '../adapt/index.js';
import { withChosenData } from '../chosen-data/index.js';
import { measuredEvents, processStart, readToldEvents, RunRecorder, thisMachine, type RunRecord } from '../../runs/index.js';
import { Checkpoints, readCheckpoint, removeCheckpoint, type RunCheckpoint } from '../checkpoint/index.js';
import type { TrainingControl } from '../loop/control.js';
import { startedEvent } from '../plan/events.js';
import { PlanRun } from '../plan/plan-run.js';
import { readStages } from '../plan/read-stages.js';
import { readyStages, type ReadyStages } from '../plan/ready-stage.js';
import { saveTrainedModel } from '../plan/trained-model.js';
import type { Stage } from '../plan/stage.js';
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
 * Runs one training from its request to its end, with all stages of it, and records it.
 * @returns how it ended, recorded, but not told yet. Never rejects.
 */
export async function run(request: StartRequest, control: TrainingControl, surroundings: RunSurroundings): Promise<Ending> {
  let recorder: RunRecorder;
  let checkpoint: RunCheckpoint | null;
  try {
    checkpoint = request.goesOn === true ? await readCheckpoint(request.runDirectory) : null;
    recorder =
      checkpoint === null
        ? await RunRecorder.create(request.runDirectory, firstRecord(request, surroundings), request.code)
        : await RunRecorder.goOn(request.runDirectory, thisProcess(), checkpoint.loop.step, checkpoint.told);
    const address = (await surroundings.listen?.(recorder)) ?? null;
    if (address !== null) await recorder.reachableAt(address);
  } catch (error) {
    return failureOf(error);
  }
  const ending = await train(request, control, surroundings, { reporter: new Reporter(surroundings.send, recorder), recorder, checkpoint }).catch(failureOf);
  try {
    await recorder.finish(ending);
    return ending;
  } catch (error) {
    return ending.type === 'failed' ? ending : failureOf(error);
  }
}

/** Where a run is told and recorded, and where it goes on from. */
interface Telling {
  readonly reporter: Reporter;
  readonly recorder: RunRecorder;
  /** Null where it begins. */
  readonly checkpoint: RunCheckpoint | null;
}

async function train(
  asked: StartRequest,
  control: TrainingControl,
  surroundings: RunSurroundings,
  { reporter, recorder, checkpoint }: Telling,
): Promise<Ending> {
  const evaluator = evaluatorOf(asked, reporter);
  const chosen = withChosenData(asked.plan, asked.fitStep, asked.overrides.data);
  const request = { ...asked, plan: await withAdaptedLayers(chosen, evaluator) };
  const { stages: wanted, leftOut } = readStages(request);
  const tellNote = (note: string): void => {
    reporter.tell({ type: 'preparing', message: note });
    surroundings.log(`${note}\n`);
  };
  leftOut.forEach(tellNote);
  const stopped: Ending = { type: 'finished', outcome: 'stopped', steps: 0, epochs: 0, seconds: 0, metrics: {} };
  const prepared = await Promise.race([prepare(request, wanted, evaluator, tellNote), control.stopRequested]);
  if (prepared === undefined) return stopped;
  const { engine, stages } = prepared;
  const { fitStep, seed, runDirectory } = request;
  const setup = {
    stages,
    engine,
    seed,
    runDirectory,
    folders: foldersOf(request),
    histograms: true,
    epochEnd: new Checkpoints(recorder).offer,
    ...(checkpoint === null ? {} : { checkpoint, toldBefore: measuredBefore(runDirectory, checkpoint) }),
  };
  const plan = new PlanRun(setup, control, (event) => reporter.tell(event));
  await plan.prepare();
  if (!control.mayGoOn()) return stopped;
  if (checkpoint === null) reporter.tell(startedEvent(stages, fitStep, { runDirectory, seed, engine: engine.name }));
  else await repeat(runDirectory, surroundings, recorder);
  const ending = await plan.run();
  if (ending.outcome === 'completed') await removeCheckpoint(runDirectory);
  await saveTrainedModel(plan.memory, stages, { fitStep, runDirectory }).then((note) => note !== null && tellNote(note));
  return ending;
}

/** What the fit of a checkpoint told and measured until then. */
function measuredBefore(runDirectory: string, { steps, loop, told }: RunCheckpoint): AsyncIterable<TrainerEvent> {
  return measuredEvents(runDirectory, { from: steps + 1, to: loop.step, told });
}

/** Tells what was told before the run was gone on with: whoever listens now has heard none of it. */
async function repeat(runDirectory: string, { send }: RunSurroundings, recorder: RunRecorder): Promise<void> {
  (await readToldEvents(runDirectory)).forEach(send);
  await recorder.state('running');
}

/** What the paths in the program are relative to. */
function foldersOf({ plan, dataFolders }: StartRequest): string[] {
  return foldersOfProgram(plan.source, dataFolders);
}

interface Prepared extends Pick<ReadyStages, 'stages'> {
  readonly engine: Engine;
}

/** Reads the data while the engine is loaded. */
async function prepare(request: StartRequest, stages: readonly Stage[], evaluator: ArrayEvaluator, tellNote: (note: string) => void): Promise<Prepared> {
  const [ready, engine] = await Promise.all([readyStages(stages, evaluator, foldersOf(request)), prepareEngine(request, tellNote)]);
  ready.leftOut.forEach(tellNote);
  return { stages: ready.stages, engine };
}

function evaluatorOf(request: StartRequest, reporter: Reporter): ArrayEvaluator {
  const memory = new DataMemory(undefined, (message) => reporter.tell({ type: 'preparing', message }));
  const library = new DatasetLibrary({
    places: datasetPlaces(request.dataFolders),
    mayDownload: request.mayDownload,
    memory,
    onProgress: (message, fraction) => reporter.tell({ type: 'preparing', message, ...(fraction === undefined ? {} : { fraction }) }),
  });
  return new ArrayEvaluator(library, new DataFiles(foldersOfProgram(request.plan.source, request.dataFolders), memory), memory);
}

async function prepareEngine(request: StartRequest, tellNote: (note: string) => void): Promise<Engine> {
  const { engine, notes } = await chooseEngine({ engine: request.engine, provider: request.provider ?? automatic });
  notes.forEach(tellNote);
  return engine;
}

function thisProcess(): Pick<RunRecord, 'processId' | 'processStart' | 'machine'> {
  const start = processStart(process.pid);
  return { processId: process.pid, machine: thisMachine(), ...(start === undefined ? {} : { processStart: start }) };
}

function firstRecord(
  { plan, fitStep, overrides, engine, seed, lines, runsAll = false, provider = automatic, dataFolders, mayDownload }: StartRequest,
  { versions }: RunSurroundings,
): RunRecord {
  const now = new Date().toISOString();
  const modelId = plan.steps[fitStep]?.model;
  const model = plan.models.find(({ id }) => id === modelId);
  return {
    version: 1,
    status: 'preparing',
    ...thisProcess(),
    asked: { runsAll, provider, dataFolders, mayDownload },
    startedAt: now,
    updatedAt: now,
    model: model?.variable ?? model?.name ?? l10n.t('unknown model'),
    source: plan.source,
    engine,
    seed,
    fitStep,
    overrides,
    versions,
    epochs: [],
    ...(lines === undefined ? {} : { lines }),
    plan,
  };
}
