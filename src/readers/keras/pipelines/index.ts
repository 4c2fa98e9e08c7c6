export { DatasetValue } from './dataset.js';
export { audioOfFolder, imagesOfFolder, textsOfFolder } from './folders.js';
export { imageGeneratorClass } from './image-generator.js';
export { datasetClass, fileDataset, tensorSpec, textLines } from './sources.js';
export { tensorflowDatasets } from './tensorflow-datasets.js';
export { seriesGenerator, windowsOfSeries } from './time-series.js';
