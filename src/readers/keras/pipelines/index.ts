export { DatasetValue } from './dataset.js';
export { datasetClass } from './sources.js';
export { imageGeneratorClass } from './image-generator.js';
export { imagesOfFolder } from './folders.js';
