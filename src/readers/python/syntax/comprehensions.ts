import type { SyntaxNode } from '@lezer/common';
import type { SourceRange } from '../../../spec/index.js';
import { readExpression, readExpressionList } from './expressions.js';
import type { ComprehensionClause, ComprehensionExpression, Expression } from './nodes.js';
import { childrenOf, type TreeText } from './tree.js';

const brackets = new Set(['(', ')', '[', ']', '{', '}']);

/** Reads `[element for target in iterable if condition]` in any of its brackets. */
export function readComprehension(tree: TreeText, node: SyntaxNode, form: ComprehensionExpression['form']): ComprehensionExpression {
  const range = tree.rangeOf(node);
  const nodes = childrenOf(node).filter((child) => !brackets.has(child.name) && child.name !== '*');
  const start = nodes.findIndex((child) => child.name === 'for');
  const head = nodes.slice(0, Math.max(start, 0)).filter((child) => child.name !== 'async');
  const clauses = comprehensionClauses(tree, nodes.slice(Math.max(start, 0)), range);
  if (form !== 'dictionary') return { kind: 'comprehension', form, key: null, element: readExpression(tree, head[0], range), clauses, range };
  return {
    kind: 'comprehension', form, key: readExpression(tree, head[0], range), element: readExpression(tree, head[2], range), clauses, range,
  };
}

/** Reads `for … in … if … for … in …`. */
export function comprehensionClauses(tree: TreeText, nodes: readonly SyntaxNode[], place: SourceRange): ComprehensionClause[] {
  const clauses: { target: Expression; iterable: Expression; conditions: Expression[] }[] = [];
  let index = 0;
  while (index < nodes.length) {
    const keyword = nodes[index]?.name;
    const next = nodes.findIndex((node, at) => at > index && (node.name === 'for' || node.name === 'if' || node.name === 'async'));
    const end = next < 0 ? nodes.length : next;
    const part = nodes.slice(index + 1, end);
    if (keyword === 'for') {
      const split = part.findIndex((node) => node.name === 'in');
      const targets = split < 0 ? part : part.slice(0, split);
      const iterable = split < 0 ? undefined : part[split + 1];
      clauses.push({ target: readExpressionList(tree, targets, place), iterable: readExpression(tree, iterable, place), conditions: [] });
    } else if (keyword === 'if') clauses.at(-1)?.conditions.push(readExpression(tree, part[0], place));
    index = end;
  }
  return clauses;
}
