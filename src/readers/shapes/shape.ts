import type { Shape } from '../../spec/index.js';

/** The place of an axis that may be counted from the end. */
export function axisAt(axis: number, rank: number): number {
  return axis < 0 ? axis + rank : axis;
}

/** Whether two dimensions may be the same; one that is not known may be any. */
export function mayAgree(one: number | null, other: number | null): boolean {
  return one === null || other === null || one === other;
}

/** The sum of dimensions; null where one is not known. */
export function sumOf(dimensions: readonly (number | null)[]): number | null {
  return dimensions.reduce<number | null>((sum, dimension) => (sum === null || dimension === null ? null : sum + dimension), 0);
}

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
    // Next to a length that is not 1, a free one is either the same or 1.
    else if (first === null || second === null) result.push(first ?? second);
    else return null;
  }
  return result;
}

/** The shape of a product of matrices, stacks of them or vectors (numpy's `matmul`); null where they do not go together. */
export function multiplied(one: Shape, other: Shape): Shape | null {
  if (one.length === 0 || other.length === 0) return null;
  const left = one.length === 1 ? [1, ...one] : one;
  const right = other.length === 1 ? [...other, 1] : other;
  const stack = broadcast(left.slice(0, -2), right.slice(0, -2));
  if (stack === null || !mayAgree(left.at(-1) ?? null, right.at(-2) ?? null)) return null;
  const rows = one.length === 1 ? [] : [left.at(-2) ?? null];
  const columns = other.length === 1 ? [] : [right.at(-1) ?? null];
  return [...stack, ...rows, ...columns];
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
  const positions = (axes ?? shape.map((_, axis) => axis)).map((axis) => axisAt(axis, shape.length));
  if (positions.some((axis) => axis < 0 || axis >= shape.length)) return null;
  if (keepDimensions) return shape.map((dimension, axis) => (positions.includes(axis) ? 1 : dimension));
  return shape.filter((_, axis) => !positions.includes(axis));
}

/** Shapes end to end along an axis; null where the others differ. */
export function concatenated(shapes: readonly Shape[], axis: number): Shape | null {
  const [first] = shapes;
  if (first === undefined) return null;
  const place = axisAt(axis, first.length);
  const fits = (shape: Shape): boolean =>
    shape.length === first.length && shape.every((dimension, at) => at === place || mayAgree(dimension, first[at] ?? null));
  if (place < 0 || place >= first.length || !shapes.every(fits)) return null;
  return first.map((dimension, at) => {
    const dimensions = shapes.map((shape) => shape[at] ?? null);
    return at === place ? sumOf(dimensions) : (dimensions.find((each) => each !== null) ?? dimension);
  });
}

/** How many elements a slice with a positive step takes of a dimension. */
export function slicedLength(length: number | null, start: number | null, stop: number | null, step: number): number | null {
  if (length === null) return null;
  const [least, greatest] = step > 0 ? [0, length] : [-1, length - 1];
  const clamp = (bound: number): number => Math.min(Math.max(bound < 0 ? bound + length : bound, least), greatest);
  const [from, to] = [start === null ? (step > 0 ? least : greatest) : clamp(start), stop === null ? (step > 0 ? greatest : least) : clamp(stop)];
  return Math.max(0, Math.ceil((to - from) / step));
}
