import { elementCount, sameShape, type Tensor } from '../../../graph/index.js';
import { inputOf } from '../rules/rule.js';
import { broadcastStrides, pick, places, type WideArray } from './array.js';
import { ofOneArray, type WideRule } from './rule.js';

/** The elements of an array, repeated to fill a shape. */
function broadcast({ shape, elements }: WideArray, target: readonly number[]): Float64Array {
  if (sameShape(shape, target)) return elements;
  if (elements.length === 1) return new Float64Array(elementCount(target)).fill(elements[0] ?? Number.NaN);
  return pick(elements, places(target, broadcastStrides(shape, target)));
}

function binary(compute: (a: number, b: number) => number): WideRule {
  return (inputs, { shape }: Tensor) => {
    const b = broadcast(inputOf(inputs, 1), shape);
    return broadcast(inputOf(inputs, 0), shape).map((a, index) => compute(a, b[index] ?? Number.NaN));
  };
}

/** Arithmetic and comparisons; true is 1. */
export const wideElementwiseRules = {
  Add: binary((a, b) => a + b),
  Sub: binary((a, b) => a - b),
  Mul: binary((a, b) => a * b),
  Div: binary((a, b) => a / b),
  Pow: binary((a, b) => a ** b),
  Max: binary((a, b) => Math.max(a, b)),
  Min: binary((a, b) => Math.min(a, b)),
  Sqrt: ofOneArray(({ elements }) => elements.map(Math.sqrt)),
  Greater: binary((a, b) => Number(a > b)),
  GreaterOrEqual: binary((a, b) => Number(a >= b)),
  Less: binary((a, b) => Number(a < b)),
  LessOrEqual: binary((a, b) => Number(a <= b)),
  Equal: binary((a, b) => Number(a === b)),
  Where: (inputs, { shape }) => {
    const [a, b] = [broadcast(inputOf(inputs, 1), shape), broadcast(inputOf(inputs, 2), shape)];
    return broadcast(inputOf(inputs, 0), shape).map((condition, index) => (condition === 1 ? a : b)[index] ?? Number.NaN);
  },
  Expand: ofOneArray((x, { shape }) => broadcast(x, shape)),
} satisfies Readonly<Record<string, WideRule>>;
