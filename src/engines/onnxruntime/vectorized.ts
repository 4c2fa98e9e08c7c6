import {
  absolute,
  add,
  clip,
  divide,
  elementCount,
  exponential,
  logarithm,
  multiply,
  negate,
  numberAttribute,
  relu,
  SELU_ALPHA,
  SELU_SCALE,
  subtract,
  type Tensor,
} from '../../graph/index.js';

/** Of fewer elements, one slow operation takes no longer than several quick ones. */
const FEWEST_ELEMENTS = 2048;

/**
 * What ONNX Runtime computes one element after the other, by what it computes for several at once: a SELU so takes half of
 * the time, an ELU, a sign and a softplus a third. The values are the same but for rounding, and a NaN stays one.
 */
const forms: Readonly<Record<string, (x: Tensor, node: Tensor) => Tensor>> = {
  Elu: (x, { attributes }) => exponentialLinear(x, numberAttribute(attributes, 'alpha')),
  Selu: (x) => multiply(exponentialLinear(x, SELU_ALPHA), SELU_SCALE),
  // No float32 but 0 is as small as the reciprocal of this.
  Sign: (x) => clip(multiply(x, 3e38), -1, 1),
  Softplus: (x) => add(relu(x), logarithmOfOneMore(exponential(negate(absolute(x))))),
};

/** The same as a node computes, of its own inputs, by operations that are quicker where there are many elements. */
export function vectorized(tensor: Tensor): Tensor | undefined {
  const [x] = tensor.inputs;
  return x === undefined || elementCount(tensor.shape) < FEWEST_ELEMENTS ? undefined : forms[tensor.operation]?.(x, tensor);
}

/** x where x > 0, else alpha · (exp(x) - 1). */
function exponentialLinear(x: Tensor, alpha: number): Tensor {
  const below = subtract(exponential(clip(x, -Infinity, 0)), 1);
  return add(relu(x), alpha === 1 ? below : multiply(below, alpha));
}

/** So small that no float32 but 1 is as near to 1, and none but 0 as near to 0 as what is rounded there. */
const TINY = 1e-30;

/**
 * log(1 + u) of u ≥ 0, also of those that are lost in the sum: what rounding makes of the sum is the same in its logarithm
 * and in its distance from 1 (Goldberg, What Every Computer Scientist Should Know About Floating-Point Arithmetic, 1991,
 * theorem 4). Where the sum is 1, their ratio is one of equals.
 */
function logarithmOfOneMore(u: Tensor): Tensor {
  const sum = add(u, 1);
  const ratio = divide(clip(logarithm(sum), TINY, Infinity), clip(subtract(sum, 1), TINY, Infinity));
  return multiply(u, ratio);
}
