export * from './sentence.js';
export * from './statement.js';
