export { JoinedCells, type CellPosition, type CellRange, type NotebookCell } from './cells.js';
export { NotebookError } from './notebook-error.js';
export { NotebookText, type NotebookEdit } from './notebook-text.js';
export { readCells, readNotebook, type NotebookReading } from './read-notebook.js';
