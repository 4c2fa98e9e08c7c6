export * from './facts.js';
export * from './language.js';
export * from './sweep-plot.js';
export * from './tables.js';
export * from './trial-plot.js';
