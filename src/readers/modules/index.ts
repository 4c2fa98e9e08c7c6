export { moduleCandidates } from './candidates.js';
export { filesOnDisk } from './files-on-disk.js';
export { importFolders } from './import-folders.js';
export type { ModuleFiles } from './module-files.js';
export { moduleFinder } from './module-finder.js';
export { rememberedFiles } from './remembered-files.js';
