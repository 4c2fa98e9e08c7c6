import type { Numbers } from './element.js';

/** A whole data array, ready for an engine; axis 0 counts samples. */
export interface DataArray {
  readonly values: Float32Array | Uint8Array | Int32Array;
  readonly shape: readonly number[];
}

/** An array as a file or a generator gives it, before anything is computed from it. */
export interface NumberArray {
  readonly values: Numbers;
  readonly shape: readonly number[];
  /** As numpy spells it; {@link values} is that type's storage. */
  readonly dtype: string;
}

/** Rows of different lengths, as texts are: row i has the values from `starts[i]` to `starts[i + 1]`. */
export interface TextRows {
  readonly values: Int32Array;
  readonly starts: Int32Array;
}
