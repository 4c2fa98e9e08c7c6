import { flagAttribute, numbersAttribute } from '../attribute.js';
import type { Tensor } from '../tensor.js';
import { add } from './arithmetic.js';
import { reshape } from './layout.js';
import { input } from './leaf.js';
import { matrixMultiply } from './matrix.js';
import { reduceSum } from './reduction.js';

/** How a term of a loop's body is summed over all steps. */
export interface StepSum {
  /** Tensors of the body whose sequences are needed after the loop. */
  readonly operands: readonly Tensor[];
  /** Terms that are summed up in the loop, each in a carry of its own that starts at 0. */
  readonly totals: readonly { readonly carry: Tensor; readonly term: Tensor }[];
  /**
   * The sum, after the loop.
   * @param sequence The values of an operand in all steps, steps first.
   * @param total The last value of a carry.
   */
  build(sequence: (operand: Tensor) => Tensor, total: (carry: Tensor) => Tensor): Tensor;
}

/**
 * Sums a tensor over the steps of a loop. A sum of products Σ Aᵀ·B over the steps is one product of the A and the B
 * below one another, and a sum over rows is one over the rows of all steps: both are far cheaper than many small ones.
 */
export function sumOverSteps(term: Tensor): StepSum {
  const [a, b] = term.inputs;
  if (term.operation === 'Add' && a !== undefined && b !== undefined && sameSizes(a, b, term)) return sumOfSums(a, b);
  if (term.operation === 'MatMul' && a !== undefined && b !== undefined && sumsOverRows(term)) return sumOfProducts(a, b);
  if (term.operation === 'ReduceSum' && a !== undefined) return sumOfReductions(a, term);
  if (term.operation === 'Reshape' && a !== undefined) {
    const inner = sumOverSteps(a);
    return { ...inner, build: (...found) => reshape(inner.build(...found), term.shape) };
  }
  const carry = input('total', term.shape);
  return { operands: [], totals: [{ carry, term }], build: (_sequence, total) => total(carry) };
}

function sameSizes(a: Tensor, b: Tensor, sum: Tensor): boolean {
  return a.shape.join() === sum.shape.join() && b.shape.join() === sum.shape.join();
}

function sumOfSums(a: Tensor, b: Tensor): StepSum {
  const [left, right] = [sumOverSteps(a), sumOverSteps(b)];
  return {
    operands: [...left.operands, ...right.operands],
    totals: [...left.totals, ...right.totals],
    build: (...found) => add(left.build(...found), right.build(...found)),
  };
}

/** Whether a product is Aᵀ·B of two matrices, a sum over their rows. */
function sumsOverRows({ inputs, attributes }: Tensor): boolean {
  const matrices = inputs.every(({ shape }) => shape.length === 2);
  return matrices && flagAttribute(attributes, 'transposeA') && !flagAttribute(attributes, 'transposeB');
}

function sumOfProducts(a: Tensor, b: Tensor): StepSum {
  const allRows = (sequence: Tensor): Tensor => reshape(sequence, [-1, sequence.shape.at(-1) ?? 1]);
  return {
    operands: [a, b],
    totals: [],
    build: (sequence) => matrixMultiply(allRows(sequence(a)), allRows(sequence(b)), { transposeA: true }),
  };
}

function sumOfReductions(x: Tensor, { attributes, shape }: Tensor): StepSum {
  const axes = [...numbersAttribute(attributes, 'axes')].map((axis) => axis + 1);
  return {
    operands: [x],
    totals: [],
    build: (sequence) => reshape(reduceSum(sequence(x), [0, ...axes]), shape),
  };
}
