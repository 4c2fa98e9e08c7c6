export * from './dashboard.js';
export * from './dashboard-texts.js';
export * from './message.js';
export * from './metrics.js';
export * from './plan.js';
export * from './trainer.js';
