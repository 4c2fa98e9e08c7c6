export * from './array.js';
export * from './model.js';
export * from './plan.js';
export * from './source.js';
export * from './value.js';
