export * from './interpreter/index.js';
export { parseModule, type ModuleSyntax } from './syntax/index.js';
