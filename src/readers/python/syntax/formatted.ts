import type { SyntaxNode } from '@lezer/common';
import { readExpression } from './expressions.js';
import { stringParts, unescape } from './literals.js';
import type { Expression, FormattedReplacement } from './nodes.js';
import { childrenOf, type TreeText } from './tree.js';

/** Reads `f"block_{i:02d}"` into its texts and replacements. */
export function readFormatted(tree: TreeText, node: SyntaxNode): Expression {
  const literal = tree.text(node);
  const { raw, start, end } = stringParts(literal);
  const parts: (string | FormattedReplacement)[] = [];
  let offset = node.from + start;
  const addText = (to: number): void => {
    const content = tree.text({ from: offset, to }).replaceAll('{{', '{').replaceAll('}}', '}');
    if (content !== '') parts.push(raw ? content : unescape(content));
  };
  for (const child of childrenOf(node)) {
    if (child.name !== 'FormatReplacement') continue;
    addText(child.from);
    parts.push(readReplacement(tree, child));
    offset = child.to;
  }
  addText(Math.max(offset, node.from + end));
  return { kind: 'formatted', parts, range: tree.rangeOf(node) };
}

function readReplacement(tree: TreeText, node: SyntaxNode): FormattedReplacement {
  const children = childrenOf(node);
  const specification = children.find((child) => child.name === 'FormatSpec');
  return {
    value: readExpression(tree, children[1], tree.rangeOf(node)),
    format: specification === undefined ? null : tree.text(specification).replace(/^:/, ''),
  };
}
