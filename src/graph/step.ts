import type { ElementType, Tensor, TensorShape } from './tensor.js';

/** A tensor of one batch: rows of a data array, picked by index along axis 0. `tensor` is an `Input` leaf. */
export interface BatchInput {
  /** `x` or `y`. */
  readonly name: string;
  /** The element type of the data array; the leaf has it too, and the graph casts. */
  readonly type: ElementType;
  /** The shape of the batch, batch size first. */
  readonly shape: TensorShape;
  readonly tensor: Tensor;
}

/** A number that has one value a step: `learning_rate`, `iteration` (from 1). `tensor` is a scalar `Input` leaf. */
export interface StepScalar {
  readonly name: string;
  readonly tensor: Tensor;
}

/** A variable that lives in the engine between steps: a weight, a moving statistic, an optimizer slot. */
export interface StateVariable {
  /** `<layer id>/kernel`, `<layer id>/kernel/momentum`. */
  readonly name: string;
  readonly shape: TensorShape;
  /** The value before the step, an `Input` leaf. */
  readonly read: Tensor;
  /** The value after the step; `read` itself where the step leaves it alone. */
  readonly next: Tensor;
}

/** A scalar that is read out after every step: `loss`, `accuracy`, `gradientNorm/<layer id>`. */
export interface Measurement {
  readonly name: string;
  readonly tensor: Tensor;
}

/**
 * One step of training or evaluation as a graph: everything an engine has to know. Random numbers are leaves of
 * operation `RandomUniform` with a `stream` attribute; an engine gives each a value that depends only on
 * (seed, step, stream, element).
 */
export interface StepGraph {
  readonly batchSize: number;
  readonly batchInputs: readonly BatchInput[];
  readonly scalars: readonly StepScalar[];
  readonly state: readonly StateVariable[];
  readonly measurements: readonly Measurement[];
}
