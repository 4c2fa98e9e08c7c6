export type { Callback, EpochEnd, RunInHand, Weights } from './callback.js';
export { readCallbacks } from './read-callbacks.js';
