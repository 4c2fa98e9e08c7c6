export { SavingError } from './errors.js';
export { onnxModel, type OnnxFile } from './onnx/index.js';
export {
  loadKerasArchive, loadKerasWeights, loadLegacyWeights, readKerasArchive, readKerasWeights, savedModel, unpackWeights, writeKerasArchive, writeKerasWeights,
  type FoundWeights, type OptimizerProgress, type WantedOptimizer, type WantedWeights,
} from './keras/index.js';
export type { SavedModel } from './saved-model.js';
