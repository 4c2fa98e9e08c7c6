import type { DatasetEntry } from './dataset.js';
import { fashionMnist } from './fashion-mnist.js';
import { mnist } from './mnist.js';

export type { DatasetDownload, DatasetEntry, DatasetFile, DatasetPart } from './dataset.js';

/** Every data set that is known by name. */
export const datasets: readonly DatasetEntry[] = [fashionMnist, mnist];

/** The data set that `keras.datasets` calls so. */
export function findDataset(name: string): DatasetEntry | undefined {
  return datasets.find((entry) => entry.name === name);
}
