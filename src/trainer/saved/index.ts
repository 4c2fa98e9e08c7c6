export { placeInRun, trainedModelFile } from './places.js';
export { progressOf } from './progress.js';
export { saveModel, type ModelNow, type SavedFile } from './save-model.js';
