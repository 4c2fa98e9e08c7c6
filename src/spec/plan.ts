import type { ArrayExpression } from './array.js';
import type { StepDataFacts } from './data-facts.js';
import type { ModelSpec } from './model.js';
import type { CallSource, SourceRange } from './source.js';
import type { ConfigObject, Maybe, Unknown } from './value.js';

/** A turn of a loop of the file. */
export interface LoopTurn {
  /** Where the loop stands. */
  readonly loop: SourceRange;
  /** From 1. */
  readonly turn: number;
  readonly of: number;
  /** What the turn is about, where the file gives its variable a value of its own: `lr` is `0.01`. */
  readonly variable?: { readonly name: string; readonly value: number | string };
  /** Set where it is a fold of a cross-validation. */
  readonly isFold?: true;
}

interface StepBase {
  /** The statement that does it. */
  readonly range: SourceRange;
  /** The turns of loops that it is done in, the outermost first; left out where it is in none. */
  readonly turns?: readonly LoopTurn[];
  /** A loop that it is done in, where only a run tells how often that turns: the step stands for one turn of it. */
  readonly openLoop?: SourceRange;
  /** The id of the model it is done to. */
  readonly model: string;
}

/** What a file gives for several inputs or outputs of a model: each by its place, from 0, or by its name. */
export type Several<T> = readonly { readonly of: number | string; readonly value: T }[];

/** The metrics of a model's outputs. */
export interface RequestedMetrics {
  readonly metrics: readonly Maybe<ConfigObject>[];
  /** Set where the file gives outputs metrics of their own; {@link metrics} is then empty. */
  readonly outputMetrics?: Several<readonly Maybe<ConfigObject>[]>;
}

export interface CompileStep extends StepBase, RequestedMetrics {
  readonly kind: 'compile';
  readonly call: CallSource;
  readonly optimizer: Maybe<ConfigObject>;
  /** The same number where compile() is given one optimizer again, whose memory then goes on; left out where it makes its own. */
  readonly optimizerObject?: number;
  /** Null where the file gives none. One loss is that of every output. */
  readonly loss: Maybe<ConfigObject> | null;
  /** Set where the file gives several losses; {@link loss} is then not known. Null for an output without one. */
  readonly losses?: Several<Maybe<ConfigObject> | null>;
  /** By what the losses of the outputs are multiplied in their sum. */
  readonly lossWeights?: Maybe<Several<number>>;
  /** `weighted_metrics`, in which samples weigh as much as in the loss; left out where the file gives none. */
  readonly weightedMetrics?: RequestedMetrics;
}

/** The data of a model of several inputs or outputs; `x`, or `y`, is then not known. */
export interface SeveralArrays {
  readonly inputs?: Several<Maybe<ArrayExpression>>;
  readonly targets?: Several<Maybe<ArrayExpression>>;
}

/** Where the validation data of a fit comes from. */
export type ValidationSpec =
  | { readonly kind: 'none' }
  | ({ readonly kind: 'data'; readonly x: Maybe<ArrayExpression>; readonly y: Maybe<ArrayExpression> } & SeveralArrays)
  | { readonly kind: 'split'; readonly fraction: number }
  | Unknown;

export interface FitStep extends StepBase, SeveralArrays {
  readonly kind: 'fit';
  readonly call: CallSource;
  readonly x: Maybe<ArrayExpression>;
  readonly y: Maybe<ArrayExpression>;
  /** What is known of the data, also where its expression is not. */
  readonly facts?: StepDataFacts;
  readonly validation: ValidationSpec;
  readonly epochs: Maybe<number>;
  readonly initialEpoch: Maybe<number>;
  readonly batchSize: Maybe<number>;
  readonly shuffle: Maybe<boolean>;
  /** Arguments of the generator that the data comes from which change samples at random; the data here is without that. */
  readonly randomChanges?: readonly string[];
  readonly callbacks: readonly Maybe<ConfigObject>[];
  /** Set where the model's class says itself what fit() does, by a train_step() of its own. */
  readonly ownTraining?: Unknown;
  /** The learning rate that the file has set since compile() or the fit() before: `optimizer.learning_rate = 1e-4`. */
  readonly learningRate?: Maybe<number>;
  /** The weight of each class in the loss, as pairs of class and weight. */
  readonly classWeight?: Maybe<readonly (readonly [number, number])[]>;
  /** The weight of each sample in the loss. */
  readonly sampleWeight?: Maybe<ArrayExpression>;
  readonly stepsPerEpoch?: Maybe<number>;
  readonly validationSteps?: Maybe<number>;
  readonly validationBatchSize?: Maybe<number>;
  /** After how many epochs each validation comes. */
  readonly validationFrequency?: Maybe<number>;
}

export interface EvaluateStep extends StepBase, SeveralArrays {
  readonly kind: 'evaluate';
  readonly call: CallSource;
  readonly x: Maybe<ArrayExpression>;
  readonly y: Maybe<ArrayExpression>;
  /** What is known of the data, also where its expression is not. */
  readonly facts?: StepDataFacts;
  readonly batchSize: Maybe<number>;
}

export interface PredictStep extends StepBase, Pick<SeveralArrays, 'inputs'> {
  readonly kind: 'predict';
  readonly call: CallSource;
  readonly x: Maybe<ArrayExpression>;
  /** What is known of the data, also where its expression is not. */
  readonly facts?: StepDataFacts;
  /**
   * How often it is predicted with the layers doing what they do in training, so that dropout drops:
   * `[model(x, training=True) for _ in range(100)]`. Left out for a plain prediction.
   */
  readonly timesAsInTraining?: number;
  /** How often predict() itself is called, on a model of which layers leave something to chance also when it predicts. */
  readonly times?: number;
}

export interface SetTrainableStep extends StepBase {
  readonly kind: 'setTrainable';
  /** The ids of the layers, those inside others included, and of the models that it is set on. */
  readonly layers: readonly string[];
  readonly trainable: Maybe<boolean>;
}

export interface SetWeightsStep extends StepBase {
  readonly kind: 'setWeights';
  /** The model whose weights are taken. */
  readonly from: Maybe<string>;
  /** After how many steps of the plan they are taken; left out where that is when they are set. */
  readonly takenAfter?: number;
}

export interface CloneStep extends StepBase {
  readonly kind: 'clone';
  /** The id of the new model. */
  readonly clone: string;
}

/** A save() or save_weights(). */
export interface SaveStep extends StepBase {
  readonly kind: 'save';
  /** As the file gives it. */
  readonly path: Maybe<string>;
  /** Set where the weights alone are saved. */
  readonly what?: 'weights';
}

/** A load_weights(), or a load_model(), which makes the model that the step names. */
export interface LoadStep extends StepBase {
  readonly kind: 'load';
  readonly what: 'model' | 'weights';
  /** As the file gives it. */
  readonly path: Maybe<string>;
  /** Set for a model that the file itself has saved: which, and by which step of the plan. */
  readonly saved?: { readonly model: string; readonly by: number };
  /** How a model is compiled that another program has saved; null where it is not, or is loaded without that. */
  readonly compile?: CompileStep | null;
  /** Set where weights that do not fit are left as they are. */
  readonly skipsMismatch?: true;
  /** Set where layers are found by their names, `by_name=True`. */
  readonly byName?: true;
}

/** One thing that the file does. */
export type PlanStep =
  | CompileStep
  | FitStep
  | EvaluateStep
  | PredictStep
  | SetTrainableStep
  | SetWeightsStep
  | CloneStep
  | SaveStep
  | LoadStep;

/** A place where a file trains without fit(), in a loop of its own. */
export interface OwnLoop {
  /** What it calls there. */
  readonly method: 'train_on_batch' | 'apply_gradients';
  /** The call. */
  readonly range: SourceRange;
}

/** A call of a scaler as a statement of its own: what it gives is thrown away, and the data stays as it was. */
export interface DiscardedScaling {
  readonly range: SourceRange;
  /** The class, `StandardScaler`. */
  readonly scaler: string;
  readonly data: ArrayExpression;
}

/** What a file does, in order. Plain data: it is sent to the trainer and kept in the run directory. */
export interface TrainingPlan {
  readonly source: string;
  readonly models: readonly ModelSpec[];
  readonly steps: readonly PlanStep[];
  /** What was met on the way and not understood. */
  readonly unknowns: readonly Unknown[];
  /** Where it trains without fit(); left out where it does not. */
  readonly ownLoops?: readonly OwnLoop[];
  /** Left out where there are none. */
  readonly discardedScalings?: readonly DiscardedScaling[];
}
