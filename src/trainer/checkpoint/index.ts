export type { KeptLoop, KeptMemory, RunCheckpoint } from './checkpoint.js';
export { Checkpoints } from './checkpoints.js';
export { CheckpointError } from './errors.js';
export { readCheckpoint, removeCheckpoint, writeCheckpoint } from './files.js';
