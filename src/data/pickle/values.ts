import type { NumberArray } from '../array.js';

/** What can be in a pickle that is read: data of Python, and arrays of numpy. */
export type PickledValue =
  | number
  | boolean
  | null
  | string
  | Uint8Array
  /** A list or a tuple. */
  | readonly PickledValue[]
  | ReadonlyMap<PickledValue, PickledValue>
  | PickledArray
  | ElementType
  | AllowedGlobal;

/** What a pickle may name, by its module and its name. */
export class AllowedGlobal {
  constructor(readonly name: 'reconstruct' | 'ndarray' | 'dtype' | 'encode') {}
}

/** A `numpy.dtype`. */
export class ElementType {
  /** As numpy's array protocol has it; null where numpy did not say, and it does not matter. */
  byteOrder: '<' | '>' | '|' | null = null;

  /** @param code such as `u1`, `f8` or `O8`. */
  constructor(readonly code: string) {}

  /** Whether the elements are objects of Python. */
  get isObjects(): boolean {
    return this.code.startsWith('O');
  }
}

/** A `numpy.ndarray`: numbers, or objects in C order. Empty until its state is read. */
export class PickledArray {
  numbers: NumberArray | null = null;
  objects: readonly PickledValue[] | null = null;
  shape: readonly number[] = [];
}
