export { DataFrame } from './data-frame.js';
export { pandasLibrary } from './library.js';
