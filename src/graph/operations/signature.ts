import * as l10n from '@vscode/l10n';
import { ShapeMismatchError, TypeMismatchError } from '../errors.js';
import { broadcastShapes } from '../shape.js';
import type { ElementType, Tensor, TensorShape } from '../tensor.js';

/** The checks that many operations share; each throws a {@link ShapeMismatchError} or {@link TypeMismatchError}. */

export function requireTypes(operation: string, tensors: readonly Tensor[], allowed: readonly ElementType[]): void {
  if (!tensors.every((tensor) => allowed.includes(tensor.type))) {
    throw new TypeMismatchError(operation, tensors.map((tensor) => tensor.type));
  }
}

export function requireSameType(operation: string, tensors: readonly Tensor[]): void {
  if (!tensors.every((tensor) => tensor.type === tensors[0]?.type)) {
    throw new TypeMismatchError(operation, tensors.map((tensor) => tensor.type));
  }
}

export function requireBroadcast(operation: string, tensors: readonly Tensor[]): TensorShape {
  const shapes = tensors.map((tensor) => tensor.shape);
  const shape = broadcastShapes(...shapes);
  if (shape !== undefined) return shape;
  throw new ShapeMismatchError(
    operation,
    shapes,
    l10n.t('aligned at the last axis, lengths must be equal or 1.'),
  );
}

/** The types of numbers that can be added, multiplied and compared. */
export const NUMBERS: readonly ElementType[] = ['float32', 'float64', 'int32', 'int64'];

/** The types of numbers with fractions. */
export const FRACTIONS: readonly ElementType[] = ['float32', 'float64'];

