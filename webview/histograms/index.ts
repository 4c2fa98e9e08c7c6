export * from './bins.js';
export * from './names.js';
export * from './sentence.js';
