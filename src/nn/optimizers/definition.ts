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

/** One weight before the step, the gradient of the loss by it, both of one shape, and the optimizer's memory of it. */
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

/** Something that an optimizer remembers of a weight from step to step. */
export interface SlotDefinition {
  readonly name: string;
  /** What every element starts at. */
  readonly initial: number;
  /** Whether it is one number for each element of the weight, or one for the whole weight. */
  readonly extent: 'element' | 'weight';
}

/** An optimizer: its arguments, what it remembers of each weight, and its rule in graph operations. */
export interface OptimizerDefinition extends CatalogueEntry {
  slots(config: Config): readonly SlotDefinition[];
  /**
   * The rule of one step, to be applied to each weight.
   * @throws ArgumentError where Keras does not take an argument.
   */
  rule(step: OptimizerStep): (weight: WeightStep) => WeightUpdate;
}

/** A slot of the weight's shape that starts at 0, or at `initial`. */
export function slotOf(name: string, initial = 0): SlotDefinition {
  return { name, initial, extent: 'element' };
}
