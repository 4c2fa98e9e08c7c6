export * from './array.js';
