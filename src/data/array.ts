import type { ElementType } from '../graph/index.js';
import type { Numbers } from './element.js';
import type { ArraySource } from './expression/source.js';

/** A whole data array, ready for an engine; axis 0 counts samples. */
export interface DataArray {
  readonly values: Float32Array | Uint8Array | Int32Array;
  readonly shape: readonly number[];
}

/** A data array that does not fit into memory: its samples are read and computed when they are asked for. */
export interface StreamedArray {
  readonly type: ElementType;
  readonly shape: readonly number[];
  /**
   * Some of the samples, in the order of their numbers, which are from 0.
   * @throws DataError naming the file, where it cannot be read any more.
   */
  gather(rows: Int32Array): DataArray;
}

/** Samples, in memory or not. */
export type SampleArray = DataArray | StreamedArray;

/** An array as a file or a generator gives it, before anything is computed from it. */
export interface NumberArray {
  readonly values: Numbers;
  readonly shape: readonly number[];
  /** As numpy spells it; {@link values} is that type's storage. */
  readonly dtype: string;
}

/** An array that stays in its file, or files. */
export interface StoredArray {
  readonly shape: readonly number[];
  readonly dtype: string;
  /** A way to read it, for one place in one expression. */
  source(): ArraySource;
  /** Closes what reading has opened. */
  close(): void;
}

/** Rows of different lengths, as texts are: row i has the values from `starts[i]` to `starts[i + 1]`. */
export interface TextRows {
  readonly values: Int32Array;
  readonly starts: Int32Array;
}

/** Texts as they stand in files. */
export interface LoadedTexts {
  readonly texts: readonly string[];
}
