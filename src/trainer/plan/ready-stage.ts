import * as l10n from '@vscode/l10n';
import { DataError, DataNotFoundError, type ArrayEvaluator } from '../../data/index.js';
import { evaluationStep, NotTrainableError, predictionStep, trainingStep } from '../../nn/index.js';
import { SavingError } from '../../saving/index.js';
import { requireLabelsOfClasses } from '../fit/label-range.js';
import { loadData, loadSamples, sampleType, type FitSamples, type Samples } from '../fit/samples.js';
import { stepSettings } from '../loop/step-settings.js';
import { findSaved, loadWeights } from '../saved/index.js';
import { wantedOf } from './model-files.js';
import { isVisible, methodOf, modelOf, type EvaluateStage, type FitStage, type LoadStage, type PredictStage, type SilentStage, type Stage, type VisibleStage } from './stage.js';

/** A stage with its data. */
export type ReadyStage =
  | ReadyFit
  | { readonly kind: 'evaluate'; readonly stage: EvaluateStage; readonly samples: Samples }
  | { readonly kind: 'predict'; readonly stage: PredictStage; readonly samples: Samples }
  | { readonly kind: 'silent'; readonly stage: SilentStage };

export interface ReadyFit {
  readonly kind: 'fit';
  readonly stage: FitStage;
  readonly samples: FitSamples;
}

/** The stages of a run, ready, and what it goes without, for people. */
export interface ReadyStages {
  readonly stages: readonly ReadyStage[];
  readonly leftOut: readonly string[];
}

/**
 * Reads the data of stages, and looks whether all of them can be computed, so that what cannot is known before the first
 * of them begins. A stage that the run can do without is left out where it cannot be run, with those that build on it.
 * @param folders What the paths of saved files are relative to, the likeliest first.
 * @throws DataError, DataNotFoundError, NotTrainableError or SavingError where one that is needed cannot be run.
 */
export async function readyStages(stages: readonly Stage[], evaluator: Pick<ArrayEvaluator, 'samples'>, folders: readonly string[] = []): Promise<ReadyStages> {
  const results = await Promise.all(stages.map((stage) => ready(stage, stage === stages[0], evaluator, folders)));
  const failed: (FitStage | LoadStage)[] = [];
  const kept: ReadyStage[] = [];
  const leftOut: string[] = [];
  for (const result of results) {
    if (!result.stage.isNeeded && buildsOn(result.stage, failed)) {
      leftOut.push(l10n.t('{0}() of "{1}" is left out with that.', methodOf(result.stage), modelOf(result.stage).name));
      continue;
    }
    if (result.kind !== 'failed') {
      kept.push(result);
      continue;
    }
    leftOut.push(result.reason);
    if (result.stage.kind === 'fit' || result.stage.kind === 'load') failed.push(result.stage);
  }
  return { stages: kept, leftOut };
}

/** Whether a stage goes on with a model that another would have changed, or looks at one that shares layers with it. */
function buildsOn(stage: Stage, failed: readonly Stage[]): boolean {
  if (stage.kind === 'load' && !stage.isSavedBefore) return false;
  const { id, layers } = modelOf(stage);
  const isLook = stage.kind === 'evaluate' || stage.kind === 'predict' || stage.kind === 'save';
  const looked = new Set(isLook ? layers.map((layer) => layer.id) : []);
  return failed.map(modelOf).some((model) => model.id === id || model.layers.some((layer) => looked.has(layer.id)));
}

interface Failed {
  readonly kind: 'failed';
  readonly stage: Stage;
  /** For people. */
  readonly reason: string;
}

async function ready(stage: Stage, isFirst: boolean, evaluator: Pick<ArrayEvaluator, 'samples'>, folders: readonly string[]): Promise<ReadyStage | Failed> {
  try {
    if (!isVisible(stage)) {
      if (stage.kind === 'load' && !stage.isSavedBefore) await requireFile(stage, folders);
      return { kind: 'silent', stage };
    }
    const loaded = await load(stage, evaluator);
    // The first one is compiled before the run begins anyway.
    if (!isFirst) check(loaded);
    return loaded;
  } catch (error) {
    const isOfFile = error instanceof NotTrainableError || error instanceof DataError || error instanceof DataNotFoundError || error instanceof SavingError;
    if (stage.isNeeded || !isOfFile) throw error;
    return { kind: 'failed', stage, reason: l10n.t('{0}() of "{1}" is left out: {2}', methodOf(stage), modelOf(stage).name, error.message) };
  }
}

type VisibleReady = Exclude<ReadyStage, { readonly kind: 'silent' }>;

async function load(stage: VisibleStage, evaluator: Pick<ArrayEvaluator, 'samples'>): Promise<VisibleReady> {
  switch (stage.kind) {
    case 'fit': {
      const samples = await loadSamples(stage.fit, evaluator);
      requireLabelsOfClasses(stage.fit, samples);
      return { kind: 'fit', stage, samples };
    }
    case 'evaluate':
      return { kind: 'evaluate', stage, samples: await loadData(stage.data, evaluator) };
    case 'predict':
      return { kind: 'predict', stage, samples: await loadData({ x: stage.x, y: [], sampleWeight: null }, evaluator) };
  }
}

/** Looks whether a file that the run does not save itself is there, and fits. @throws SavingError where it is not so. */
async function requireFile(stage: LoadStage, folders: readonly string[]): Promise<void> {
  await loadWeights(await findSaved(stage.path, { runDirectory: null, folders }), wantedOf(stage, true));
}

/** Builds the graph of a stage. @throws NotTrainableError where it cannot be built. */
function check(ready: VisibleReady): void {
  switch (ready.kind) {
    case 'fit': {
      const { stage: { fit }, samples: { train } } = ready;
      trainingStep(stepSettings(fit, train, Math.min(fit.batchSize, train.count)));
      return;
    }
    case 'evaluate': {
      const { stage, samples } = ready;
      evaluationStep(stepSettings({ ...stage, classWeight: null }, samples, Math.min(stage.batchSize, samples.count)));
      return;
    }
    case 'predict': {
      const { stage: { model, batchSize }, samples } = ready;
      predictionStep({ model, batchSize: Math.min(batchSize, samples.count), x: samples.x.map(sampleType) });
    }
  }
}
