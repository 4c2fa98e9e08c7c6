export * from './columns.js';
export * from './decades.js';
export * from './heat-map.js';
export * from './heat-scale.js';
export * from './plot-options.js';
export * from './step-axis.js';
export * from './step-chart.js';
