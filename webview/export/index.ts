export * from './chart-image.js';
export * from './chart-picture.js';
export * from './chart-svg.js';
export * from './csv.js';
export * from './drawing-picture.js';
