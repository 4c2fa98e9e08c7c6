import { elementCount, type Tensor } from '../../graph/index.js';
import { tfjsType } from './element-type.js';
import type { Tfjs, TfjsTensor } from './rules/rule.js';
import type { WideArray } from './wide/index.js';

/** A tensor of tfjs, or a float64 array. */
export type Single = TfjsTensor | WideArray;

/** The results of a node with several, by their numbers. */
export type Results = ReadonlyMap<number, Single>;

/** What a node of the graph is worth. */
export type Value = Single | Results;

export function isWide(value: Value): value is WideArray {
  return 'elements' in value;
}

function isResults(value: Value): value is Results {
  return value instanceof Map;
}

/** Frees the memory of a value, unless tfjs has none of it. */
export function disposeValue(value: Value): void {
  if (isResults(value)) value.forEach(disposeValue);
  else if (!isWide(value)) value.dispose();
}

/** Another hold on the same elements, to be disposed of by itself. */
export function shareValue(value: Single): Single {
  return isWide(value) ? value : value.clone();
}

/** One of the results of a node with several. */
export function resultAt(value: Value | undefined, index: number): Single {
  const result = value !== undefined && isResults(value) ? value.get(index) : undefined;
  if (result === undefined) throw new Error(`A node has no result ${index}.`);
  return result;
}

/** @throws Error where a node has several results, and none was picked. */
export function single(value: Value | undefined): Single {
  if (value === undefined || isResults(value)) throw new Error('A node has no single result.');
  return value;
}

/** @throws Error where the value is outside of tfjs. */
export function asTfjs(value: Value | undefined): TfjsTensor {
  const one = single(value);
  if (isWide(one)) throw new Error('A float64 value is outside of tfjs.');
  return one;
}

/** The elements as float64 numbers, which hold all that tfjs has exactly. */
export function asWide(value: Value | undefined): WideArray {
  const one = single(value);
  return isWide(one) ? one : { shape: one.shape, elements: Float64Array.from(one.dataSync()) };
}

/** Numbers as a node of this type and shape keeps them. */
export function valueOf(
  tf: Tfjs,
  numbers: ArrayLike<number>,
  { shape, type }: Pick<Tensor, 'shape' | 'type'>,
): Single {
  if (type === 'float64') return { shape, elements: Float64Array.from(numbers) };
  return tf.tensor(numbersOf(numbers, tfjsType(type)), [...shape], tfjsType(type));
}

function numbersOf(numbers: ArrayLike<number>, type: ReturnType<typeof tfjsType>): Float32Array | Int32Array | Uint8Array {
  switch (type) {
    case 'float32':
      return numbers instanceof Float32Array ? numbers : Float32Array.from(numbers);
    case 'int32':
      return numbers instanceof Int32Array ? numbers : Int32Array.from(numbers);
    case 'bool':
      return Uint8Array.from(numbers);
  }
}

/** Whether a constant fits into the whole numbers of tfjs, which have 32 bits. */
export function fitsTfjs(numbers: ArrayLike<number>, { shape, type }: Tensor): boolean {
  if (type !== 'int64') return true;
  return numbers.length <= elementCount(shape) && Array.from(numbers).every((each) => each === (each | 0));
}
