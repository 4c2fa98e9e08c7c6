export { SavingError } from './errors.js';
export { onnxModel, type OnnxFile } from './onnx/index.js';
export { archivedWeights, readKerasArchive, readKerasWeights, savedModel, writeKerasArchive, writeKerasWeights, type OptimizerProgress } from './keras/index.js';
export type { SavedModel } from './saved-model.js';
