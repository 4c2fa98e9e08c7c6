export * from './choose.js';
export { automatic } from './definition.js';
export * from './engine.js';
export * from './errors.js';
export * from './registry.js';
export * from './survey.js';
