export type { Callback, EpochEnd, KeptCallback, RunInHand, Weights } from './callback.js';
export { readCallbacks } from './read-callbacks.js';
