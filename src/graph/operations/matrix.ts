import * as l10n from '@vscode/l10n';
import { flagAttribute } from '../attribute.js';
import { ShapeMismatchError } from '../errors.js';
import { apply, type Attributes, type Operation } from '../operation.js';
import type { OnnxWriter } from '../onnx/rule.js';
import { broadcastShapes } from '../shape.js';
import type { Tensor } from '../tensor.js';
import { sumToShape } from './broadcast.js';
import { reshape } from './layout.js';
import { requireTypes } from './signature.js';

/** Whether the last two axes of a factor count as swapped. */
export interface MatrixOptions {
  readonly transposeA?: boolean;
  readonly transposeB?: boolean;
}

function flagsOf(attributes: Attributes): Required<MatrixOptions> {
  return { transposeA: flagAttribute(attributes, 'transposeA'), transposeB: flagAttribute(attributes, 'transposeB') };
}

/** Rows and columns of a factor as it enters the product; undefined for a vector or scalar. */
function matrixSize({ shape }: Tensor, transposed: boolean): readonly [rows: number, columns: number] | undefined {
  const [rows, columns] = shape.slice(-2);
  if (rows === undefined || columns === undefined) return undefined;
  return transposed ? [columns, rows] : [rows, columns];
}

export const MatrixMultiply: Operation<[Tensor, Tensor]> = {
  name: 'MatMul',
  infer(inputs, attributes) {
    requireTypes('MatMul', inputs, ['float32']);
    const [a, b] = inputs;
    const { transposeA, transposeB } = flagsOf(attributes);
    const sizeA = matrixSize(a, transposeA);
    const sizeB = matrixSize(b, transposeB);
    const batch = broadcastShapes(a.shape.slice(0, -2), b.shape.slice(0, -2));
    if (sizeA === undefined || sizeB === undefined || batch === undefined || sizeA[1] !== sizeB[0]) {
      throw new ShapeMismatchError(
        'MatMul',
        [a.shape, b.shape],
        l10n.t('the first needs as many columns as the second has rows.'),
      );
    }
    return { shape: [...batch, sizeA[0], sizeB[1]], type: 'float32' };
  },
  gradient(gradient, [a, b], { attributes }) {
    const { transposeA, transposeB } = flagsOf(attributes);
    const byA = transposeA
      ? matrixMultiply(b, gradient, { transposeA: transposeB, transposeB: true })
      : matrixMultiply(gradient, b, { transposeB: !transposeB });
    const byB = transposeB
      ? matrixMultiply(gradient, a, { transposeA: true, transposeB: transposeA })
      : matrixMultiply(a, gradient, { transposeA: !transposeA });
    return [sumToShape(byA, a.shape), sumToShape(byB, b.shape)];
  },
  onnx(writer, [a = '', b = ''], { inputs: [left, right], attributes }) {
    const { transposeA, transposeB } = flagsOf(attributes);
    const rankA = left?.shape.length ?? 2;
    const rankB = right?.shape.length ?? 2;
    if (rankA === 2 && rankB === 2) return writer.node('Gemm', [a, b], gemmAttributes(attributes));
    return writer.node('MatMul', [
      transposeA ? swapLastAxes(writer, a, rankA) : a,
      transposeB ? swapLastAxes(writer, b, rankB) : b,
    ]);
  },
};

/** How ONNX's Gemm is told of transposed factors. */
export function gemmAttributes(attributes: Attributes): Record<string, { integer: number }> {
  const { transposeA, transposeB } = flagsOf(attributes);
  return { transA: { integer: transposeA ? 1 : 0 }, transB: { integer: transposeB ? 1 : 0 } };
}

function swapLastAxes(writer: OnnxWriter, name: string, rank: number): string {
  const axes = Array.from({ length: rank }, (_, axis) => axis);
  const permutation = [...axes.slice(0, -2), rank - 1, rank - 2];
  return writer.node('Transpose', [name], { perm: { integers: permutation } });
}

/**
 * The product of the matrices in the last two axes, (…, m, k) × (…, k, n) → (…, m, n); the axes before them broadcast.
 * @throws ShapeMismatchError where the inner lengths differ.
 */
export function matrixMultiply(a: Tensor, b: Tensor, { transposeA = false, transposeB = false }: MatrixOptions = {}): Tensor {
  if (a.shape.length > 2 && b.shape.length === 2 && !transposeA) {
    // One large product instead of a batch of small ones, and the gradient by `b` needs no sum over the batch.
    const rows = reshape(a, [-1, a.shape.at(-1) ?? 1]);
    const product = matrixMultiply(rows, b, { transposeB });
    return reshape(product, [...a.shape.slice(0, -1), product.shape.at(-1) ?? 1]);
  }
  return apply(MatrixMultiply, [a, b], { transposeA, transposeB });
}
