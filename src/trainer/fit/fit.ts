import type { ArrayExpression, CompileStep, ModelSpec } from '../../spec/index.js';
import type { Callback } from './callbacks/index.js';
import type { WholeModel } from './history.js';
import type { LearningRate } from './learning-rate.js';

/** Arrays that go together: an input or a target for each of those of the model, in their order. */
export interface FitData {
  readonly x: readonly ArrayExpression[];
  readonly y: readonly ArrayExpression[];
  /** The weight of each sample in the loss; null where all weigh the same. */
  readonly sampleWeight: ArrayExpression | null;
}

/** Where validation data comes from, everything about it known. */
export type Validation =
  | { readonly kind: 'none' }
  | { readonly kind: 'data'; readonly data: FitData }
  | { readonly kind: 'split'; readonly fraction: number };

/** A fit of a plan with everything that training needs known. */
export interface Fit {
  /** Without models among its layers. */
  readonly model: ModelSpec;
  /** As it is saved. */
  readonly whole: WholeModel;
  readonly compile: CompileStep;
  readonly data: FitData;
  /** The weight of each class in the loss; null where all weigh the same. */
  readonly classWeight: ReadonlyMap<number, number> | null;
  readonly validation: Validation;
  readonly validationBatchSize: number;
  /** How many batches of the validation data are taken; null for all. */
  readonly validationSteps: number | null;
  /** After how many epochs each validation comes. */
  readonly validationFrequency: number;
  /** How many are run: Keras's `epochs` less `initial_epoch`. */
  readonly epochs: number;
  /** The number that Keras gives the first of them. */
  readonly initialEpoch: number;
  readonly batchSize: number;
  /** How many batches an epoch takes, the next one going on behind them; null for all. */
  readonly stepsPerEpoch: number | null;
  readonly shuffle: boolean;
  readonly learningRate: LearningRate;
  /** The rate that the file has set since the fit before, which counts from here on; null where it has not. */
  readonly rateSet: number | null;
  /** In their order; each makes a fresh callback, which serves one run. */
  readonly callbacks: readonly (() => Callback)[];
  /** What the file asks for and the run goes without, for people. */
  readonly leftOut: readonly string[];
}
