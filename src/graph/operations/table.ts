import { GraphError } from '../errors.js';
import * as l10n from '@vscode/l10n';
import type { Operation } from '../operation.js';
import type { Tensor } from '../tensor.js';
import * as activation from './activation.js';
import * as arithmetic from './arithmetic.js';
import * as comparison from './comparison.js';
import * as convolution from './convolution.js';
import * as elementwise from './elementwise.js';
import * as indexing from './indexing.js';
import * as layout from './layout.js';
import * as leaf from './leaf.js';
import * as matrix from './matrix.js';
import { PatchProduct } from './patch-product.js';
import * as pooling from './pooling.js';
import * as random from './random.js';
import * as reduction from './reduction.js';
import { Result } from './result.js';
import { Scan } from './scan.js';
import { Split } from './split.js';

/** Every operation that a graph can hold. */
const entries: readonly Operation[] = [
  leaf.Input,
  leaf.Constant,
  leaf.StopGradient,
  random.RandomUniform,
  arithmetic.Add,
  arithmetic.Subtract,
  arithmetic.Multiply,
  arithmetic.Divide,
  arithmetic.Power,
  arithmetic.Maximum,
  arithmetic.Minimum,
  elementwise.Negate,
  elementwise.Absolute,
  elementwise.Exponential,
  elementwise.Logarithm,
  elementwise.Sine,
  elementwise.Cosine,
  elementwise.SquareRoot,
  elementwise.Reciprocal,
  elementwise.Sign,
  elementwise.ErrorFunction,
  elementwise.Clip,
  activation.HeavisideStep,
  activation.Relu,
  activation.LeakyRelu,
  activation.Elu,
  activation.Selu,
  activation.Sigmoid,
  activation.Tanh,
  activation.Softplus,
  activation.Softmax,
  activation.LogSoftmax,
  comparison.Greater,
  comparison.GreaterOrEqual,
  comparison.Less,
  comparison.LessOrEqual,
  comparison.Equal,
  comparison.And,
  comparison.Or,
  comparison.Not,
  comparison.IsNaN,
  comparison.IsInfinite,
  comparison.Where,
  reduction.ReduceSum,
  reduction.ReduceMean,
  reduction.ReduceMax,
  reduction.SumOfSquares,
  reduction.ArgMax,
  matrix.MatrixMultiply,
  convolution.Convolution,
  convolution.TransposedConvolution,
  PatchProduct,
  pooling.MaxPool,
  pooling.AveragePool,
  layout.Reshape,
  layout.Transpose,
  layout.Expand,
  layout.Slice,
  layout.Pad,
  layout.Concatenate,
  layout.Cast,
  Split,
  indexing.Gather,
  indexing.ScatterAdd,
  indexing.OneHot,
  Scan,
  Result,
];

/** The table of operations, by name. */
export const operations: ReadonlyMap<string, Operation> = new Map(entries.map((operation) => [operation.name, operation]));

/**
 * The entry of the operation that makes a node.
 * @throws GraphError where the table has none: the node was made by other means than `apply`.
 */
export function operationOf(tensor: Tensor): Operation {
  const operation = operations.get(tensor.operation);
  if (operation === undefined) throw new GraphError(tensor.operation, l10n.t('There is no operation {0}.', tensor.operation));
  return operation;
}
