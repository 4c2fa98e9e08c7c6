import type { Numbers } from '../element.js';
import { forEachRun } from './runs.js';
import { forEachBlock, type ArraySource } from './source.js';

/** Sums over the elements of each group. */
export interface Moments {
  readonly sums: Float64Array;
  readonly squares: Float64Array;
}

/** Where the elements of an array fall when axes are taken together: the place of each in the results, by strides. */
export interface Layout {
  readonly shape: readonly number[];
  readonly strides: readonly number[];
  /** How many results there are. */
  readonly length: number;
}

/** What was summed of arrays in memory, which do not change: the deviation is taken of what the mean was taken of. */
const known = new WeakMap<ArrayBufferLike, Map<string, Moments>>();

/**
 * The sums of bytes and of their squares, in one pass. Both are whole numbers far below 2^53, so they are exact in whatever
 * order they are added.
 */
export function momentsOfBytes(source: ArraySource, layout: Layout): Moments {
  const { memory } = source;
  if (memory === undefined) return summed(source, layout);
  const ofBuffer = known.get(memory.buffer) ?? new Map<string, Moments>();
  known.set(memory.buffer, ofBuffer);
  const key = JSON.stringify([memory.byteOffset, memory.length, layout.shape, layout.strides]);
  const moments = ofBuffer.get(key) ?? summed(source, layout);
  ofBuffer.set(key, moments);
  return moments;
}

/**
 * The variance of a population by its moments, (n Σx² - (Σx)²) / n². The difference is taken in whole numbers, so that
 * nothing is lost where both are nearly the same.
 */
export function varianceOf(sum: number, squares: number, size: number): number {
  const [product, square] = [size * squares, sum * sum];
  if (Number.isSafeInteger(product) && Number.isSafeInteger(square)) return (product - square) / size / size;
  return Number(BigInt(size) * BigInt(squares) - BigInt(sum) ** 2n) / size / size;
}

function summed(source: ArraySource, { shape, strides, length }: Layout): Moments {
  const sums = new Float64Array(length);
  const squares = new Float64Array(length);
  const merged = withoutSeams(shape, strides);
  const isOneGroup = (merged.strides.at(-1) ?? 0) === 0;
  const add = (bytes: Numbers, offset: number): void =>
    forEachRun(merged.shape, merged.strides, offset, bytes.length, (position, place, run) => {
      if (isOneGroup) addToOne(bytes, position, run, sums, squares, place);
      else addToEach(bytes, position, run, sums, squares, place);
    });
  if (source.memory === undefined) forEachBlock(source, add);
  else add(source.memory, 0);
  return { sums, squares };
}

/** A run whose elements all fall into one group. */
function addToOne(bytes: Numbers, position: number, run: number, sums: Float64Array, squares: Float64Array, place: number): void {
  let [sum, square] = [0, 0];
  for (let index = position; index < position + run; index += 1) {
    const value = bytes[index] ?? 0;
    sum += value;
    square += value * value;
  }
  sums[place] = (sums[place] ?? 0) + sum;
  squares[place] = (squares[place] ?? 0) + square;
}

/** A run whose elements fall into neighbouring groups. */
function addToEach(bytes: Numbers, position: number, run: number, sums: Float64Array, squares: Float64Array, place: number): void {
  for (let index = 0; index < run; index += 1) {
    const value = bytes[position + index] ?? 0;
    const target = place + index;
    sums[target] = (sums[target] ?? 0) + value;
    squares[target] = (squares[target] ?? 0) + value * value;
  }
}

/** The same elements by as few axes as there can be: neighbours become one where their elements follow each other. */
function withoutSeams(shape: readonly number[], strides: readonly number[]): { shape: number[]; strides: number[] } {
  const sizes: number[] = [];
  const steps: number[] = [];
  for (const [axis, size] of shape.entries()) {
    if (size === 1) continue;
    const stride = strides[axis] ?? 0;
    const [before, step] = [sizes.at(-1), steps.at(-1)];
    if (before !== undefined && step === stride * size) {
      sizes[sizes.length - 1] = before * size;
      steps[steps.length - 1] = stride;
    } else {
      sizes.push(size);
      steps.push(stride);
    }
  }
  return { shape: sizes, strides: steps };
}
