import { elementCount } from '../../graph/index.js';
import type { ElementFunction } from '../../spec/index.js';
import { blockLength, type ArraySource } from './source.js';
import { allocate } from './memory-of.js';

/** Halves go to the even neighbour, as in numpy. */
function roundHalfToEven(value: number): number {
  const rounded = Math.round(value);
  return Math.abs(value % 1) === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}

const functions: Readonly<Record<ElementFunction, (value: number) => number>> = {
  negative: (value) => -value,
  absolute: Math.abs,
  exp: Math.exp,
  expm1: Math.expm1,
  log: Math.log,
  log1p: Math.log1p,
  log2: Math.log2,
  log10: Math.log10,
  sqrt: Math.sqrt,
  square: (value) => value * value,
  sign: Math.sign,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  tanh: Math.tanh,
  arctan: Math.atan,
  floor: Math.floor,
  ceil: Math.ceil,
  round: roundHalfToEven,
  not: (value) => Number(value === 0),
  zeroToOne: (value) => (value === 0 ? 1 : value),
};

/** A function of each element, computed in double precision and rounded to the result's type. */
export function elementWise(name: ElementFunction, source: ArraySource, dtype: string): ArraySource {
  const compute = functions[name];
  const block = allocate(dtype, Math.min(blockLength, elementCount(source.shape)));
  return {
    shape: source.shape,
    dtype,
    read: (offset, count) => {
      const values = source.read(offset, count);
      for (let index = 0; index < count; index += 1) block[index] = compute(values[index] ?? NaN);
      return block.subarray(0, count);
    },
  };
}

/** The elements, those that are a number as another, `array[array == from] = to`. */
export function replaced(source: ArraySource, from: number, to: number): ArraySource {
  const { shape, dtype } = source;
  const block = allocate(dtype, Math.min(blockLength, elementCount(shape)));
  return {
    shape,
    dtype,
    read: (offset, count) => {
      const values = source.read(offset, count);
      for (let index = 0; index < count; index += 1) block[index] = values[index] === from ? to : (values[index] ?? NaN);
      return block.subarray(0, count);
    },
  };
}
