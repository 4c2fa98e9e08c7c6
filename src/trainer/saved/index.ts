export { findSaved, type SavedFilePlaces } from './find-file.js';
export { isLegacyFile, loadWeights } from './load-weights.js';
export { placeInRun, trainedModelFile } from './places.js';
export { progressOf } from './progress.js';
export { saveModel, type ModelNow, type SavedFile } from './save-model.js';
