import type { DatasetArray } from '../../spec/index.js';
import type { NumberArray, StoredArray, TextRows } from '../array.js';
import type { FileBytes } from '../formats/bytes.js';

/** Which of a data set's four arrays. */
export type DatasetPart = 'train/x' | 'train/y' | 'test/x' | 'test/y';

/** A file that holds one of the arrays. */
export type DatasetFile = {
  /** Relative to a folder of data sets, with `/`. */
  readonly path: string;
} & (DatasetFormat | PartsFormat);

/** What a program asks of a data set: the arguments of `load_data()`. */
export type DatasetSettings = NonNullable<DatasetArray['settings']>;

/** The arrays of a data set. */
export type DatasetParts = Readonly<Record<DatasetPart, NumberArray | StoredArray | TextRows>>;

/** A layout in which all arrays hang together. */
export interface PartsFormat {
  readonly format: 'parts';
  /** @param path where the file lies; others may lie beside it. */
  readonly readParts: (path: string, settings: DatasetSettings) => Promise<DatasetParts>;
}

export type DatasetFormat =
  | { readonly format: 'idx' | 'npy' }
  /** The array's name inside the file. */
  | { readonly format: 'npz'; readonly member?: string }
  /** A layout that no other data set has. */
  | { readonly format: 'own'; readonly read: (bytes: FileBytes) => Promise<NumberArray | TextRows> };

/** Where a file can be downloaded, and what it must be. */
export interface DatasetDownload {
  /** The path that {@link DatasetFile} has for it. */
  readonly path: string;
  readonly url: string;
  readonly bytes: number;
  /** In hexadecimal. */
  readonly sha256: string;
}

/** A data set that is known by name. */
export interface DatasetEntry {
  /** As `keras.datasets` spells it: `fashion_mnist`. */
  readonly name: string;
  /** As `keras.datasets` spells it, where that is another name: what has the same file. */
  readonly kerasName?: string;
  /** For people. */
  readonly title: string;
  /** The names its folder has in a folder of data sets; none where its files lie there directly. */
  readonly folders: readonly string[];
  /** For each array, the files that may hold it, the first that exists is read. */
  readonly files: Readonly<Record<DatasetPart, readonly DatasetFile[]>>;
  readonly downloads: readonly DatasetDownload[];
  /** The Debian package that has it. */
  readonly debianPackage?: string;
  /** The Python package that ships it; it is read where that is installed. */
  readonly package?: 'scikit-learn';
}
