export { DataFrame, frame } from './data-frame.js';
export { pandasLibrary } from './library.js';
export { afterRows, rowCount, withoutSource, withTexts } from './table-facts.js';
