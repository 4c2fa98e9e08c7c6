import type { Tensor } from '../../graph/index.js';
import type { Config } from '../../spec/index.js';
import type { CatalogueEntry } from '../definition.js';

/** What is the same for all weights of one step. Scalars are computed from it once. */
export interface OptimizerStep {
  readonly config: Config;
  /** Scalar. */
  readonly learningRate: Tensor;
  /** Scalar; the first step is 1. */
  readonly iteration: Tensor;
}

/** One weight before the step, the gradient of the loss by it, and the optimizer's memory of it, all of one shape. */
export interface WeightStep {
  readonly weight: Tensor;
  readonly gradient: Tensor;
  readonly slot: (name: string) => Tensor;
}

/** The weight and its slots after the step. */
export interface WeightUpdate {
  readonly weight: Tensor;
  readonly slots: Readonly<Record<string, Tensor>>;
}

/** An optimizer: its arguments, what it remembers of each weight, and its rule in graph operations. */
export interface OptimizerDefinition extends CatalogueEntry {
  /** The names of the values of a weight's shape that it remembers from step to step; they start at 0. */
  slots(config: Config): readonly string[];
  /** The rule of one step, to be applied to each weight. */
  rule(step: OptimizerStep): (weight: WeightStep) => WeightUpdate;
}
