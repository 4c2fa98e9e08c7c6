export { readTable } from './read-table.js';
export type { Table } from './table.js';
export { smallTableArray, tableArray } from './table-array.js';
export { textsOfTable } from './texts.js';
