export * from './nodes.js';
export { parseModule } from './parse.js';
