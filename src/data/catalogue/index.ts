import { bostonHousing } from './boston-housing.js';
import { californiaHousing } from './california-housing.js';
import { cifar10, cifar100 } from './cifar.js';
import type { DatasetEntry } from './dataset.js';
import { fashionMnist } from './fashion-mnist.js';
import { imdb } from './imdb.js';
import { mnist } from './mnist.js';
import { reuters } from './reuters.js';
import { sklearnDatasets } from './sklearn/index.js';

export { datasetSizes, type DatasetSize } from './sizes.js';
export type { DatasetDownload, DatasetEntry, DatasetFile, DatasetFormat, DatasetPart, DatasetParts, DatasetSettings, PartsFormat } from './dataset.js';

/** Every data set that is known by name. */
export const datasets: readonly DatasetEntry[] = [fashionMnist, mnist, cifar10, cifar100, californiaHousing, bostonHousing, imdb, reuters, ...sklearnDatasets];

/** The data set that `keras.datasets` or scikit-learn calls so. */
export function findDataset(name: string): DatasetEntry | undefined {
  return datasets.find((entry) => entry.name === name);
}
