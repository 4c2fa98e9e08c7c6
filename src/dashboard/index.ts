export { activateDashboard, type Dashboard, type DashboardOptions } from './activate.js';
export type { ResolveTarget } from './commands.js';
export { withData } from './choose-data.js';
export { Run, type RunChange } from './run.js';
export { RunActiveError, RunManager, type RunManagerOptions, type TrainingSettings } from './run-manager.js';
export { trainingSettings, trialSeconds } from './settings.js';
export type { TrainingChoice, TrainingTarget } from './target.js';
