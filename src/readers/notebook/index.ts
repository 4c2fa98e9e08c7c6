export { JoinedCells, type CellRange, type NotebookCell } from './cells.js';
export { NotebookError } from './notebook-file.js';
export { readCells, readNotebook, type NotebookReading } from './read-notebook.js';
