export * from './chosen-layer.js';
export * from './same-layer.js';
