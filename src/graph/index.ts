export * from './step.js';
export * from './tensor.js';
