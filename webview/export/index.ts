export * from './chart-image.js';
export * from './chart-picture.js';
export * from './chart-svg.js';
