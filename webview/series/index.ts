export * from './chart-data.js';
export * from './marks.js';
export * from './names.js';
export * from './reading.js';
export * from './subscription.js';
