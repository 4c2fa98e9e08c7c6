/** Which of a data set's four arrays. */
export type DatasetPart = 'train/x' | 'train/y' | 'test/x' | 'test/y';

/** A file that holds one of the arrays. */
export interface DatasetFile {
  /** Relative to a folder of data sets, with `/`. */
  readonly path: string;
  readonly format: 'idx' | 'npz';
  /** The array's name inside an npz file. */
  readonly member?: string;
}

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
  /** For people. */
  readonly title: string;
  /** The names its folder has in a folder of data sets; none where its files lie there directly. */
  readonly folders: readonly string[];
  /** For each array, the files that may hold it, the first that exists is read. */
  readonly files: Readonly<Record<DatasetPart, readonly DatasetFile[]>>;
  readonly downloads: readonly DatasetDownload[];
  /** The Debian package that has it. */
  readonly debianPackage?: string;
}
