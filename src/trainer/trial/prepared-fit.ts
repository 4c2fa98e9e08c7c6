import { rm } from 'node:fs/promises';
import { ArrayEvaluator, DataFiles, DataMemory, DatasetLibrary, datasetPlaces, foldersOfProgram, isNoise } from '../../data/index.js';
import { automatic, chooseEngine, type Engine, type InitialValues } from '../../engines/index.js';
import type { TrainerEvent, TrialRequestBase } from '../../protocol/index.js';
import type { TrainingPlan } from '../../spec/index.js';
import { temporaryFolder } from '../../supervisor/index.js';
import { withAdaptedLayers } from '../adapt/index.js';
import { withChosenData } from '../chosen-data/index.js';
import type { Fit } from '../fit/fit.js';
import type { FitSamples } from '../fit/samples.js';
import type { TrainingControl } from '../loop/control.js';
import { LearningRates } from '../loop/learning-rates.js';
import { RunMemory } from '../plan/memory.js';
import { PlanRun, type PlanSetup } from '../plan/plan-run.js';
import { readStages } from '../plan/read-stages.js';
import { readyStages, type ReadyFit } from '../plan/ready-stage.js';

/** What short trainings have around them. */
export interface TrialSurroundings {
  readonly control: TrainingControl;
  readonly tell: (event: TrainerEvent) => void;
  readonly log: (text: string) => void;
}

/** A fit of a plan, ready to be trained for a while, again and again, with nothing of it kept. */
export interface PreparedFit {
  readonly fit: Fit;
  readonly samples: FitSamples;
  readonly engine: Engine;
  /** How many steps its optimizer has taken before. */
  readonly iterations: number;
  /** The rate of each of its steps, from 1, as the file has it. */
  readonly rates: LearningRates;
  /** What the fit begins with: drawn by the seed, unless fits before it have trained the weights. */
  stateFor(seed: number): InitialValues;
  readonly isNoise: boolean;
  /** What the file asks for and the run goes without, for people. */
  readonly leftOut: readonly string[];
}

/** A fit of a plan. */
export interface PlannedFit {
  readonly plan: TrainingPlan;
  readonly fitStep: number;
}

/**
 * Makes a fit ready; the fits that its weights come from are run first, as the file has them.
 * @returns null where it is asked to stop meanwhile.
 * @throws NotTrainableError, DataError or DataNotFoundError naming what is not known or not possible.
 */
export async function prepareFit(
  { plan, fitStep }: PlannedFit,
  request: TrialRequestBase,
  engine: Engine,
  surroundings: TrialSurroundings,
): Promise<PreparedFit | null> {
  const { seed, overrides } = request;
  const evaluator = evaluatorOf(plan, request, surroundings);
  const adapted = await withAdaptedLayers(withChosenData(plan, fitStep, overrides.data), evaluator);
  const { stages: wanted, leftOut } = readStages({ plan: adapted, fitStep, overrides });
  const changing = wanted.filter(({ isNeeded, step }) => isNeeded && step <= fitStep);
  const folders = foldersOfProgram(plan.source, request.dataFolders);
  const { stages } = await readyStages(changing, evaluator, folders);
  const chosen = stages.find((stage): stage is ReadyFit => stage.kind === 'fit' && stage.stage.step === fitStep);
  if (chosen === undefined) throw new Error(`Step ${fitStep} of the plan was not made ready.`);
  const before = stages.filter((stage) => stage !== chosen);
  const memory = await memoryAfter({ stages: before, engine, seed, folders }, surroundings);
  if (memory === null) return null;
  const { fit } = chosen.stage;
  const { iterations, learningRate } = memory.counters(chosen.stage);
  const rates = new LearningRates((step) => fit.learningRate(step + iterations));
  const rate = fit.rateSet ?? learningRate;
  if (rate !== null) rates.set(1, rate);
  return {
    fit,
    samples: chosen.samples,
    engine,
    iterations,
    rates,
    stateFor: (own) => (before.length === 0 ? new RunMemory(own) : memory).stateOf(chosen.stage),
    isNoise: isNoise(fit.data.x, fit.data.y),
    leftOut,
  };
}

/** The engine that a request asks for; what it falls back to is told. */
export async function engineFor({ engine: name, provider }: TrialRequestBase, { tell, log }: Pick<TrialSurroundings, 'tell' | 'log'>): Promise<Engine> {
  const { engine, notes } = await chooseEngine({ engine: name, provider: provider ?? automatic });
  for (const note of notes) {
    tell({ type: 'preparing', message: note });
    log(`${note}\n`);
  }
  return engine;
}

async function memoryAfter(setup: Omit<PlanSetup, 'runDirectory'>, { control, log }: TrialSurroundings): Promise<RunMemory | null> {
  if (setup.stages.length === 0) return new RunMemory(setup.seed);
  // For what callbacks of these fits write, and nobody keeps.
  const runDirectory = await temporaryFolder('trial');
  try {
    const run = new PlanRun({ ...setup, runDirectory }, control, () => undefined);
    const { outcome } = await run.run();
    return outcome === 'completed' ? run.memory : null;
  } finally {
    await rm(runDirectory, { recursive: true, force: true }).catch((error: unknown) => log(`${String(error)}\n`));
  }
}

function evaluatorOf({ source }: TrainingPlan, { dataFolders, mayDownload }: TrialRequestBase, { tell }: TrialSurroundings): ArrayEvaluator {
  const memory = new DataMemory(undefined, (message) => tell({ type: 'preparing', message }));
  const library = new DatasetLibrary({
    places: datasetPlaces(dataFolders),
    mayDownload,
    memory,
    onProgress: (message, fraction) => tell({ type: 'preparing', message, ...(fraction === undefined ? {} : { fraction }) }),
  });
  return new ArrayEvaluator(library, new DataFiles(foldersOfProgram(source, dataFolders), memory), memory);
}
