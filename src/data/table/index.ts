export { readTable } from './read-table.js';
export type { Table } from './table.js';
export { tableArray } from './table-array.js';
