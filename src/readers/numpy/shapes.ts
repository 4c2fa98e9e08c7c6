import type { Shape } from '../../spec/index.js';

/** The number of elements; null where a dimension is not known. */
export function sizeOf(shape: Shape): number | null {
  return shape.reduce<number | null>((size, dimension) => (size === null || dimension === null ? null : size * dimension), 1);
}

/** The shape of two arrays together by numpy's rule; null where they do not go together. */
export function broadcast(one: Shape, other: Shape): Shape | null {
  const rank = Math.max(one.length, other.length);
  const padded = (shape: Shape): Shape => [...Array<number>(rank - shape.length).fill(1), ...shape];
  const [left, right] = [padded(one), padded(other)];
  const result: (number | null)[] = [];
  for (const [axis, first] of left.entries()) {
    const second = right[axis] ?? null;
    if (first === 1 || first === second) result.push(second);
    else if (second === 1) result.push(first);
    else if (first === null || second === null) result.push(null);
    else return null;
  }
  return result;
}

/** The shape of a reshape, with its `-1` filled in; null where the elements do not fit. */
export function reshaped(from: Shape, target: Shape): Shape | null {
  const size = sizeOf(from);
  const open = target.filter((dimension) => dimension === -1).length;
  if (open > 1) return null;
  const known = sizeOf(target.filter((dimension) => dimension !== -1));
  if (size === null || known === null) return target.map((dimension) => (dimension === -1 ? null : dimension));
  if (open === 0) return known === size ? target : null;
  return known !== 0 && size % known === 0 ? target.map((dimension) => (dimension === -1 ? size / known : dimension)) : null;
}

/** The shape of a statistic over axes, null for all; null where an axis does not exist. */
export function reduced(shape: Shape, axes: readonly number[] | null, keepDimensions: boolean): Shape | null {
  const positions = (axes ?? shape.map((_, axis) => axis)).map((axis) => (axis < 0 ? axis + shape.length : axis));
  if (positions.some((axis) => axis < 0 || axis >= shape.length)) return null;
  if (keepDimensions) return shape.map((dimension, axis) => (positions.includes(axis) ? 1 : dimension));
  return shape.filter((_, axis) => !positions.includes(axis));
}

/** How many elements a slice with a positive step takes of a dimension. */
export function slicedLength(length: number | null, start: number | null, stop: number | null, step: number): number | null {
  if (length === null) return null;
  const clamp = (bound: number): number => Math.min(Math.max(bound < 0 ? bound + length : bound, 0), length);
  const [from, to] = [clamp(start ?? 0), clamp(stop ?? length)];
  return Math.max(0, Math.ceil((to - from) / step));
}
