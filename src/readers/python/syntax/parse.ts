import { parser } from '@lezer/python';
import type { Tree } from '@lezer/common';
import type { SourceRange, SourceText } from '../../../spec/index.js';
import type { ModuleSyntax } from './nodes.js';
import { normalize } from './normalize.js';
import { readStatements } from './statements.js';
import { childrenOf, TreeText } from './tree.js';

/**
 * Reads a Python text. Nothing is thrown whatever the text: a statement that can be read is read, before, between and
 * after what cannot.
 */
export function parseModule(source: SourceText): ModuleSyntax {
  const parsed = parser.parse(normalize(source.text));
  const statements = readStatements(new TreeText(source), childrenOf(parsed.topNode));
  return { statements, errors: errorsOf(parsed, source) };
}

/** Where the parser had to skip or to insert something; marks that touch are one error. */
function errorsOf(parsed: Tree, source: SourceText): SourceRange[] {
  const errors: SourceRange[] = [];
  parsed.iterate({
    enter: (node) => {
      if (!node.type.isError) return;
      const previous = errors.at(-1);
      if (previous === undefined || node.from > previous.end) errors.push({ source: source.path, start: node.from, end: node.to });
      else errors[errors.length - 1] = { ...previous, end: Math.max(previous.end, node.to) };
    },
  });
  return errors;
}
