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
  const parsed = parse(normalize(source.text));
  if (parsed === null) return { statements: [], errors: [{ source: source.path, start: 0, end: source.text.length }] };
  const statements = readStatements(new TreeText(source), childrenOf(parsed.topNode));
  return { statements, errors: errorsOf(parsed, source) };
}

/** Brackets nested deeper than this are given up where the parser's own stack does not suffice. */
const maximumNesting = 100;

/** The parser's tree; null for a text that it has no stack for. It builds its tree by recursion. */
function parse(text: string): Tree | null {
  for (const attempt of [text, flatten(text)]) {
    try {
      return parser.parse(attempt);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return null;
}

/** Blanks the brackets that are nested too deeply. */
function flatten(text: string): string {
  let depth = 0;
  return text.replace(/[([{}\])]/g, (bracket) => {
    const opens = '([{'.includes(bracket);
    if (opens) depth++;
    const isTooDeep = depth > maximumNesting;
    if (!opens) depth = Math.max(0, depth - 1);
    return isTooDeep ? ' ' : bracket;
  });
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
