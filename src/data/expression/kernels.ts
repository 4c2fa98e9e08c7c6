import type { ArithmeticArray } from '../../spec/index.js';
import type { Numbers } from '../element.js';

type Kernel = (left: Numbers, right: Numbers, result: Numbers, count: number) => void;

/** A loop that calls a function for each pair; for operations that data is seldom prepared with. */
function elementwise(compute: (left: number, right: number) => number): Kernel {
  return (left, right, result, count) => {
    for (let index = 0; index < count; index += 1) result[index] = compute(left[index] ?? NaN, right[index] ?? NaN);
  };
}

/** The frequent ones have one loop each: the compiler of the JavaScript engine makes a loop fast when it does one thing. */
export const kernels: Readonly<Record<ArithmeticArray['operation'], Kernel>> = {
  add: (left, right, result, count) => {
    for (let index = 0; index < count; index += 1) result[index] = (left[index] ?? NaN) + (right[index] ?? NaN);
  },
  subtract: (left, right, result, count) => {
    for (let index = 0; index < count; index += 1) result[index] = (left[index] ?? NaN) - (right[index] ?? NaN);
  },
  multiply: (left, right, result, count) => {
    for (let index = 0; index < count; index += 1) result[index] = (left[index] ?? NaN) * (right[index] ?? NaN);
  },
  divide: (left, right, result, count) => {
    for (let index = 0; index < count; index += 1) result[index] = (left[index] ?? NaN) / (right[index] ?? NaN);
  },
  power: elementwise((left, right) => left ** right),
  floorDivide: elementwise((left, right) => Math.floor(left / right)),
  // Python's remainder has the sign of the divisor.
  remainder: elementwise((left, right) => left - Math.floor(left / right) * right),
  maximum: elementwise(Math.max),
  minimum: elementwise(Math.min),
  equal: elementwise((left, right) => Number(left === right)),
  notEqual: elementwise((left, right) => Number(left !== right)),
  less: elementwise((left, right) => Number(left < right)),
  lessEqual: elementwise((left, right) => Number(left <= right)),
  greater: elementwise((left, right) => Number(left > right)),
  greaterEqual: elementwise((left, right) => Number(left >= right)),
  and: elementwise((left, right) => Number(left !== 0 && right !== 0)),
  or: elementwise((left, right) => Number(left !== 0 || right !== 0)),
};
