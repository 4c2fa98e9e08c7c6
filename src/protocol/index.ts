export * from './control.js';
export * from './dashboard.js';
export * from './dashboard-texts.js';
export * from './message.js';
export { metricsSchema, type Metrics } from './metrics.js';
export type { NotFinite } from './not-finite.js';
export * from './plan.js';
export * from './probe.js';
export * from './trainer.js';
