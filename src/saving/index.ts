export { SavingError } from './errors.js';
export { onnxModel, type OnnxFile } from './onnx/index.js';
export {
  archivedWeights, loadKerasArchive, loadKerasWeights, readKerasArchive, readKerasWeights, savedModel, writeKerasArchive, writeKerasWeights,
  type FoundWeights, type OptimizerProgress, type WantedOptimizer, type WantedWeights,
} from './keras/index.js';
export type { SavedModel } from './saved-model.js';
