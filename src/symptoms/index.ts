export { symptoms } from './catalogue.js';
export type { LabelFacts } from './label-facts.js';
export type { Sign, Symptom, SymptomSeverity, Watcher } from './symptom.js';
export { SymptomWatch } from './watch.js';
export { watchedRun, type RunParts, type TargetFacts, type WatchedLayer, type WatchedRun } from './watched-run.js';
