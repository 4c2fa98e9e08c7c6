import type { Tensor } from '../../graph/index.js';
import type { FunctionArguments } from './arguments.js';

/** A function on tensors, as `keras.ops`, TensorFlow and Python's operators have it, in graph operations. */
export interface TensorFunction {
  /** The names of its operations: `Add` for `x + y`, `keras.ops.add` and `tf.add`. */
  readonly classNames: readonly string[];
  /** @throws ArgumentError where an argument is not one that it can take. */
  compute(given: FunctionArguments): Tensor | readonly Tensor[];
}
