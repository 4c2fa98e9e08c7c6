export * from './chart-data.js';
export * from './marks.js';
export * from './names.js';
export * from './reading.js';
export * from './subscription.js';
export * from './table-steps.js';
export * from './trend.js';
