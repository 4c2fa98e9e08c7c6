export * from './interpreter/index.js';
export { parseModule, type ModuleSyntax, type SourcePart, type SyntaxFault } from './syntax/index.js';
