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
  topologicalOrder,
  type StepGraph,
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

/** A graph that computes the same with operations that are quicker where there are many elements. */
export function vectorized(graph: StepGraph): StepGraph {
  const { state, measurements } = graph;
  const order = topologicalOrder([...state.map(({ next }) => next), ...measurements.map(({ tensor }) => tensor)]);
  if (!order.some(isSlow)) return graph;
  const rebuilt = new Map<Tensor, Tensor>();
  const now = (tensor: Tensor): Tensor => rebuilt.get(tensor) ?? tensor;
  for (const tensor of order) {
    const inputs = tensor.inputs.map(now);
    const same = inputs.every((input, index) => input === tensor.inputs[index]);
    const [x] = inputs;
    const quick = x !== undefined && isSlow(tensor) ? forms[tensor.operation]?.(x, tensor) : undefined;
    rebuilt.set(tensor, quick ?? (same ? tensor : { ...tensor, inputs }));
  }
  return {
    ...graph,
    state: state.map((variable) => ({ ...variable, next: now(variable.next) })),
    measurements: measurements.map((measurement) => ({ ...measurement, tensor: now(measurement.tensor) })),
  };
}

function isSlow({ operation, shape }: Tensor): boolean {
  return operation in forms && elementCount(shape) >= FEWEST_ELEMENTS;
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
