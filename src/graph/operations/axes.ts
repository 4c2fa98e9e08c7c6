import * as l10n from '@vscode/l10n';
import { ShapeMismatchError } from '../errors.js';
import { resolveAxis } from '../shape.js';
import type { Tensor } from '../tensor.js';

/**
 * One axis counted from the front.
 * @throws ShapeMismatchError where the tensor has no such axis.
 */
export function requireAxis(operation: string, x: Tensor, axis: number): number {
  const resolved = resolveAxis(axis, x.shape.length);
  if (resolved !== undefined) return resolved;
  throw new ShapeMismatchError(operation, [x.shape], l10n.t('there is no axis {0}.', axis));
}

/** Axes counted from the front, in ascending order; all of them for null. */
export function requireAxes(operation: string, x: Tensor, axes: readonly number[] | null): number[] {
  if (axes === null) return x.shape.map((_, axis) => axis);
  const resolved = axes.map((axis) => requireAxis(operation, x, axis));
  return [...new Set(resolved)].sort((a, b) => a - b);
}

/** The length of an axis that is known to be there. */
export function lengthOf(x: Tensor, axis: number): number {
  return x.shape[axis] ?? 1;
}
