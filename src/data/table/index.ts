export { readTable } from './read-table.js';
export { tableArray } from './table-array.js';
