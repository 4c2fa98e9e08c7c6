import { scanBody } from './operations/index.js';
import { topologicalOrder } from './order.js';
import { elementCount } from './shape.js';
import type { StepGraph } from './step.js';
import type { Tensor } from './tensor.js';

/** The matrix products and convolutions of one step. */
export interface Products {
  /** How many there are, those of a scan in each of its steps. */
  readonly count: number;
  /** How many of them are convolutions. */
  readonly convolutions: number;
  /** Their floating-point operations together: a multiplication and an addition are two. */
  readonly operations: number;
}

/** What the matrix products and convolutions of one step come to. */
export function productsOf({ state, measurements }: StepGraph): Products {
  const roots = [...state.map(({ next }) => next), ...measurements.map(({ tensor }) => tensor)];
  return together(topologicalOrder(roots));
}

const none: Products = { count: 0, convolutions: 0, operations: 0 };

function together(tensors: readonly Tensor[]): Products {
  return tensors.map(ofTensor).reduce(sum, none);
}

function sum(one: Products, other: Products): Products {
  return { count: one.count + other.count, convolutions: one.convolutions + other.convolutions, operations: one.operations + other.operations };
}

function ofTensor({ operation, inputs, shape, attributes }: Tensor): Products {
  const [left, right] = inputs;
  if (left === undefined || right === undefined) return none;
  switch (operation) {
    case 'Scan': {
      const { carries, tensors } = scanBody(attributes);
      const steps = inputs[carries.length]?.shape[0] ?? 0;
      const { count, convolutions, operations } = together(tensors);
      return { count: steps * count, convolutions: steps * convolutions, operations: steps * operations };
    }
    case 'MatMul':
    case 'PatchProduct': {
      const inner = left.shape.at(attributes['transposeA'] === true ? -2 : -1) ?? 1;
      return { count: 1, convolutions: operation === 'PatchProduct' ? 1 : 0, operations: 2 * elementCount(shape) * inner };
    }
    case 'Conv':
      return { count: 1, convolutions: 1, operations: 2 * elementCount(shape) * elementCount(right.shape.slice(1)) };
    case 'ConvTranspose':
      return { count: 1, convolutions: 1, operations: 2 * elementCount(left.shape) * elementCount(right.shape.slice(1)) };
    default:
      return none;
  }
}
