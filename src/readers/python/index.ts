export * from './interpreter/index.js';
export { parseModule, type CallExpression, type ComparisonExpression, type Expression, type ModuleSyntax, type SourcePart, type Statement, type SyntaxFault } from './syntax/index.js';
