export * from './array.js';
export type * from './array-operations.js';
export type * from './array-sources.js';
export * from './data-facts.js';
export * from './model.js';
export * from './plan.js';
export * from './source.js';
export * from './trainable.js';
export * from './value.js';
