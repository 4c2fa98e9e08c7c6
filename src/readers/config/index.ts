export { kerasArchiveConfig, type RandomAccess } from './archive.js';
export { KerasConfigError } from './config-error.js';
export { readKerasConfig } from './read-keras-config.js';
