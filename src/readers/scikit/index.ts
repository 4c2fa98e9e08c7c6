export { discardedScalings } from './discarded.js';
export { scikitLibrary } from './library.js';
