export { loadKerasArchive, readKerasArchive, unpackWeights, writeKerasArchive } from './archive.js';
export { savedModel } from './configuration.js';
export { loadLegacyWeights } from './legacy-weights.js';
export type { OptimizerProgress } from './optimizer.js';
export type { SavedOptimizer, WantedOptimizer } from './saved-optimizer.js';
export { loadKerasWeights, readKerasWeights, writeKerasWeights, type FoundWeights, type WantedWeights } from './weights-file.js';
