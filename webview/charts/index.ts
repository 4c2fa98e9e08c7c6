export * from './columns.js';
export * from './decades.js';
export * from './step-chart.js';
