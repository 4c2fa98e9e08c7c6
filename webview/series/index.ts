export * from './marks.js';
export * from './run-series.js';
export * from './step-axis.js';
export * from './step-buckets.js';
