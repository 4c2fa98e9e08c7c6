export { activateEditor, type EditorFeatures, type EditorOptions, type TrainTarget } from './activate.js';
export type { TrainArgument } from './commands.js';
export type { FileReading } from './content/file-reading.js';
