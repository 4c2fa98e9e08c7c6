export * from './normal.js';
export * from './stream.js';
export * from './threefry.js';
