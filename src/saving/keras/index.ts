export { archivedWeights, readKerasArchive, writeKerasArchive } from './archive.js';
export { savedModel } from './configuration.js';
export type { OptimizerProgress } from './optimizer.js';
export { readKerasWeights, writeKerasWeights } from './weights-file.js';
