import { datasets, datasetSizes } from './catalogue/index.js';
import { syntheticData } from './synthetic/index.js';

/** Data that can be trained on by its name, in the place of a file's own. */
export const knownData: readonly { readonly name: string; readonly title: string }[] = [
  ...datasets.filter(({ name }) => Object.hasOwn(datasetSizes, name)),
  ...syntheticData,
].map(({ name, title }) => ({ name, title }));

/** Whether data is known by a name. */
export function isKnownData(name: string): boolean {
  return knownData.some((data) => data.name === name);
}
