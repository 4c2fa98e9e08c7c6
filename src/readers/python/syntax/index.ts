export * from './nodes.js';
export { parseModule, type SourcePart } from './parse.js';
