import type { DatasetDownload, DatasetFile, DatasetPart, PartsFormat } from './dataset.js';

/** A file that Keras's own host has (keras/src/datasets). */
export function kerasDownload(path: string, bytes: number, sha256: string): DatasetDownload {
  return { path, url: `https://storage.googleapis.com/tensorflow/tf-keras-datasets/${path}`, bytes, sha256 };
}

/** Every array of a data set in the first of some files that exists. */
export function allParts(paths: readonly string[], readParts: PartsFormat['readParts']): Readonly<Record<DatasetPart, readonly DatasetFile[]>> {
  const files = paths.map((path): DatasetFile => ({ path, format: 'parts', readParts }));
  return { 'train/x': files, 'train/y': files, 'test/x': files, 'test/y': files };
}
