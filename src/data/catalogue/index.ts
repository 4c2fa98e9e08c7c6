import { bostonHousing } from './boston-housing.js';
import { californiaHousing } from './california-housing.js';
import type { DatasetEntry } from './dataset.js';
import { fashionMnist } from './fashion-mnist.js';
import { mnist } from './mnist.js';
import { sklearnDatasets } from './sklearn/index.js';

export { datasetSizes, type DatasetSize } from './sizes.js';
export type { DatasetDownload, DatasetEntry, DatasetFile, DatasetFormat, DatasetPart } from './dataset.js';

/** Every data set that is known by name. */
export const datasets: readonly DatasetEntry[] = [fashionMnist, mnist, californiaHousing, bostonHousing, ...sklearnDatasets];

/** The data set that `keras.datasets` or scikit-learn calls so. */
export function findDataset(name: string): DatasetEntry | undefined {
  return datasets.find((entry) => entry.name === name);
}
