import { elementCount, rowMajorStrides } from '../../../graph/index.js';

/**
 * A float64 tensor outside of tfjs, which has no such type. The few that a graph has are sums of squares that float32
 * cannot hold and what is made of them, so plain loops do; booleans and whole numbers among their inputs are numbers
 * here too.
 */
export interface WideArray {
  readonly shape: readonly number[];
  /** In row-major order. */
  readonly elements: Float64Array;
}

/** How far apart neighbours along each axis of `shape` lie in an array that is broadcast to it; 0 where it is repeated. */
export function broadcastStrides(own: readonly number[], shape: readonly number[]): number[] {
  const strides = rowMajorStrides(own);
  const added = shape.length - own.length;
  return shape.map((_, axis) => (axis < added || own[axis - added] === 1 ? 0 : (strides[axis - added] ?? 0)));
}

/** Where the elements of `shape` lie in row-major order, starting at `start`, each axis with a stride of its own. */
export function places(shape: readonly number[], strides: readonly number[], start = 0): Int32Array {
  const found = new Int32Array(elementCount(shape));
  const indices = new Array<number>(shape.length).fill(0);
  let place = start;
  for (let index = 0; index < found.length; index += 1) {
    found[index] = place;
    for (let axis = shape.length - 1; axis >= 0; axis -= 1) {
      const next = (indices[axis] ?? 0) + 1;
      place += strides[axis] ?? 0;
      if (next < (shape[axis] ?? 1)) {
        indices[axis] = next;
        break;
      }
      place -= next * (strides[axis] ?? 0);
      indices[axis] = 0;
    }
  }
  return found;
}

/** The elements at some places. */
export function pick(elements: Float64Array, at: Int32Array): Float64Array {
  return Float64Array.from(at, (place) => elements[place] ?? Number.NaN);
}
