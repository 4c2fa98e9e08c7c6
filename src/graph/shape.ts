import type { TensorShape } from './tensor.js';

/** The number of elements of a shape; 1 for a scalar. */
export function elementCount(shape: TensorShape): number {
  return shape.reduce((count, length) => count * length, 1);
}

export function sameShape(a: TensorShape, b: TensorShape): boolean {
  return a.length === b.length && a.every((length, axis) => length === b[axis]);
}

/** For people: `(32, 784)`, and `()` for a scalar. */
export function formatShape(shape: TensorShape): string {
  return `(${shape.join(', ')})`;
}

/**
 * The shape of an elementwise operation on tensors of these shapes by NumPy's rule: aligned at the last axis, lengths
 * equal or 1. `undefined` where they do not go together.
 */
export function broadcastShapes(...shapes: readonly TensorShape[]): TensorShape | undefined {
  const rank = Math.max(...shapes.map((shape) => shape.length));
  const result: number[] = [];
  for (let fromEnd = rank; fromEnd > 0; fromEnd -= 1) {
    let length = 1;
    for (const shape of shapes) {
      const own = shape[shape.length - fromEnd] ?? 1;
      if (own === 1 || own === length) continue;
      if (length !== 1) return undefined;
      length = own;
    }
    result.push(length);
  }
  return result;
}

/** An axis counted from the front, from one that may count from the end as -1; `undefined` where there is none such. */
export function resolveAxis(axis: number, rank: number): number | undefined {
  const resolved = axis < 0 ? axis + rank : axis;
  return Number.isInteger(axis) && resolved >= 0 && resolved < rank ? resolved : undefined;
}

/** How far apart neighbours along each axis lie in row-major order. */
export function rowMajorStrides(shape: TensorShape): number[] {
  const strides = new Array<number>(shape.length).fill(1);
  for (let axis = shape.length - 2; axis >= 0; axis -= 1) {
    strides[axis] = (strides[axis + 1] ?? 1) * (shape[axis + 1] ?? 1);
  }
  return strides;
}
