export { activateEditor, type EditorFeatures, type EditorOptions, type TrainTarget } from './activate.js';
export type { TrainArgument } from './commands.js';
export type { FileReading } from './content/file-reading.js';
export type { ShowTrial, TryFix } from './fix-trials.js';
export type { FindRate, FitTarget, ShowRate } from './learning-rates.js';
export type { Probe, ProbeTarget } from './gradient-checks.js';
export { isThere } from './documents.js';
export { editorsInFront } from './in-front.js';
export type { RunSymptoms } from './run-marks.js';
