export { dataFileAt, lookIntoDataFiles, type ArrayHead, type DataFile, type DataFileResolver } from './data-file.js';
export { dataFilesOnDisk } from './on-disk.js';
export type { SavedModelFile } from './saved-model.js';
