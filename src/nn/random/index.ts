export * from './stream.js';
export * from './threefry.js';
