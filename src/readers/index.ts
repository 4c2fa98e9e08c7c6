export { KerasConfigError, kerasArchiveConfig, readKerasConfig, type RandomAccess } from './config/index.js';
export {
  JoinedCells,
  NotebookError,
  NotebookText,
  readCells,
  readNotebook,
  type CellPosition,
  type CellRange,
  type NotebookCell,
  type NotebookEdit,
  type NotebookReading,
} from './notebook/index.js';
export { filesOnDisk, moduleFinder, rememberedFiles, type ModuleFiles } from './modules/index.js';
export { dataFilesOnDisk, type DataFileResolver } from './data-files/index.js';
export { readPython, type Reading, type ReadingOptions } from './read-python.js';
