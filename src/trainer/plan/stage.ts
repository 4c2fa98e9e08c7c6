import type { ArrayExpression, CompileStep, LoopTurn, ModelSpec } from '../../spec/index.js';
import type { Fit, FitData } from '../fit/fit.js';
import type { WholeModel } from '../fit/history.js';
import type { LearningRate } from '../fit/learning-rate.js';

interface StageBase {
  /** The index in the plan of the step that it is. */
  readonly step: number;
  /** False where a run that does everything may go without it: the fit that was chosen does not build on it. */
  readonly isNeeded: boolean;
  /** Set where the file does it in a loop. */
  readonly loop?: StageLoop;
}

/** Where in a loop of the file something is done. */
export interface StageLoop {
  /** Where the statement begins that does it: the same in all turns. */
  readonly statement: number;
  /** The outermost first. */
  readonly turns: readonly LoopTurn[];
}

/** A fit(), with everything known. */
export interface FitStage extends StageBase {
  readonly kind: 'fit';
  readonly fit: Fit;
  /** The same for fits whose optimizer is the same and goes on. */
  readonly optimizer: string;
}

/** An evaluate(). */
export interface EvaluateStage extends StageBase {
  readonly kind: 'evaluate';
  readonly model: ModelSpec;
  readonly compile: CompileStep;
  readonly data: FitData;
  readonly batchSize: number;
}

/** A predict(). */
export interface PredictStage extends StageBase {
  readonly kind: 'predict';
  readonly model: ModelSpec;
  readonly x: readonly ArrayExpression[];
  readonly batchSize: number;
  /** How often, each time with what is left to chance drawn anew; null for once, without chance. */
  readonly times: number | null;
  /** Whether all layers do what they do in training. */
  readonly asInTraining: boolean;
}

/** The weights of a model are put aside, to be set later. */
export interface TakeWeightsStage extends StageBase {
  readonly kind: 'takeWeights';
  readonly model: ModelSpec;
  /** The step that sets them. */
  readonly setBy: number;
}

/** A set_weights(): those that were put aside become a model's own, in their order. */
export interface SetWeightsStage extends StageBase {
  readonly kind: 'setWeights';
  readonly model: ModelSpec;
}

/** A model whose file is written or read, and how it is compiled then. */
interface FileStage extends StageBase {
  readonly whole: WholeModel;
  /** Without models among its layers. */
  readonly model: ModelSpec;
  /** As the file gives it. */
  readonly path: string;
  readonly what: 'model' | 'weights';
  /** Null where the model is not compiled. */
  readonly compiled: { readonly compile: CompileStep; readonly optimizer: string; readonly learningRate: LearningRate } | null;
}

/** A save() or save_weights(). */
export interface SaveStage extends FileStage {
  readonly kind: 'save';
}

/** A load_weights() or load_model(). */
export interface LoadStage extends FileStage {
  readonly kind: 'load';
  /** Whether the run itself saves the file before. */
  readonly isSavedBefore: boolean;
  readonly skipsMismatch: boolean;
  readonly byName: boolean;
}

/** What people see of a run, one after the other. */
export type VisibleStage = FitStage | EvaluateStage | PredictStage;

/** What a run does, one after the other. */
export type Stage = VisibleStage | SilentStage;

/** What is done between what people see. */
export type SilentStage = TakeWeightsStage | SetWeightsStage | SaveStage | LoadStage;

/** What the file calls for a stage: `fit`, `load_weights`. */
export function methodOf(stage: { readonly kind: Exclude<Stage['kind'], 'save' | 'load'> } | Pick<SaveStage | LoadStage, 'kind' | 'what'>): string {
  switch (stage.kind) {
    case 'load':
      return stage.what === 'model' ? 'load_model' : 'load_weights';
    case 'save':
      return stage.what === 'weights' ? 'save_weights' : 'save';
    case 'takeWeights':
      return 'get_weights';
    case 'setWeights':
      return 'set_weights';
    default:
      return stage.kind;
  }
}

/** Whether a stage is one that people are told of. */
export function isVisible(stage: Stage): stage is VisibleStage {
  return stage.kind === 'fit' || stage.kind === 'evaluate' || stage.kind === 'predict';
}

/** The model of a stage. */
export function modelOf(stage: Stage): ModelSpec {
  return stage.kind === 'fit' ? stage.fit.model : stage.model;
}
