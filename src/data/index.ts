export * from './array.js';
export { datasets, findDataset, type DatasetEntry, type DatasetPart } from './catalogue/index.js';
export { elementTypeOf } from './element.js';
export * from './errors.js';
export { ArrayEvaluator, type DatasetSource } from './expression/evaluate.js';
export { describeArray } from './expression/describe.js';
export { readArrayFile } from './formats/index.js';
export { DatasetLibrary, type DatasetLibraryOptions } from './library.js';
export { datasetPlaces, type DatasetPlaces } from './places.js';
