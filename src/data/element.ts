import type { ElementType } from '../graph/index.js';
import type { SampleArray } from './array.js';

/** Memory that holds numbers. */
export type Numbers =
  | Float64Array
  | Float32Array
  | Int32Array
  | Int16Array
  | Int8Array
  | Uint32Array
  | Uint16Array
  | Uint8Array;

/** How the elements of a numpy type are held. */
export interface ElementStorage {
  /** While computing; its conversions wrap and round as numpy's do. 64-bit integers are held as float64, exact to 2^53. */
  allocate(length: number): Numbers;
  /** In a finished array, whatever reads it: samples are float32, as Keras makes them, or small integers. */
  readonly type: 'float32' | 'int32' | 'uint8';
  readonly kind: 'float' | 'integer' | 'boolean';
}

const storages: Readonly<Record<string, ElementStorage>> = {
  float64: { allocate: (length) => new Float64Array(length), type: 'float32', kind: 'float' },
  float32: { allocate: (length) => new Float32Array(length), type: 'float32', kind: 'float' },
  int64: { allocate: (length) => new Float64Array(length), type: 'int32', kind: 'integer' },
  uint64: { allocate: (length) => new Float64Array(length), type: 'int32', kind: 'integer' },
  int32: { allocate: (length) => new Int32Array(length), type: 'int32', kind: 'integer' },
  uint32: { allocate: (length) => new Uint32Array(length), type: 'int32', kind: 'integer' },
  int16: { allocate: (length) => new Int16Array(length), type: 'int32', kind: 'integer' },
  uint16: { allocate: (length) => new Uint16Array(length), type: 'int32', kind: 'integer' },
  int8: { allocate: (length) => new Int8Array(length), type: 'int32', kind: 'integer' },
  uint8: { allocate: (length) => new Uint8Array(length), type: 'uint8', kind: 'integer' },
  bool: { allocate: (length) => new Uint8Array(length), type: 'uint8', kind: 'boolean' },
};

/** How elements of a type that numpy names are held; undefined for types that cannot be computed with (`float16`). */
export function elementStorage(dtype: string): ElementStorage | undefined {
  return Object.hasOwn(storages, dtype) ? storages[dtype] : undefined;
}

/** The element type of a finished array, as a graph's batch input has it. */
export function elementTypeOf(array: SampleArray): ElementType {
  if ('type' in array) return array.type;
  if (array.values instanceof Float32Array) return 'float32';
  return array.values instanceof Uint8Array ? 'uint8' : 'int32';
}
