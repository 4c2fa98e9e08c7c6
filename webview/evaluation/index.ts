export * from './scores.js';
export * from './sentences.js';
