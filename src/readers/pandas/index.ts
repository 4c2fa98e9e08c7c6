export { DataFrame, frame } from './data-frame.js';
export { pandasLibrary } from './library.js';
export { afterRows, withoutSource } from './table-facts.js';
