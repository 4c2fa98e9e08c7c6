import type { SyntaxNode } from '@lezer/common';
import type { SourceRange } from '../../../spec/index.js';
import { comprehensionClauses } from './comprehensions.js';
import { readExpression } from './expressions.js';
import type { Argument, Expression } from './nodes.js';
import { childrenOf, splitAt, type TreeText } from './tree.js';

/** The range between the parentheses; of a call that the file leaves open, up to its last argument. */
export function readArgumentListRange(tree: TreeText, list: SyntaxNode): SourceRange {
  const closed = list.lastChild?.name === ')';
  const start = list.from + 1;
  const { end } = closed ? tree.place(start, Math.max(start, list.to - 1)) : tree.rangeOf(list);
  const inside = tree.place(start, start);
  return { ...inside, end: Math.max(inside.start, end) };
}

/** Reads the arguments of a call. */
export function readArguments(tree: TreeText, list: SyntaxNode): Argument[] {
  const inside = childrenOf(list).filter((child) => child.name !== '(' && child.name !== ')');
  return splitArguments(inside).map((part) => readArgument(tree, part));
}

/** Commas separate arguments; those between `for` and `in` of a comprehension do not. */
function splitArguments(nodes: readonly SyntaxNode[]): SyntaxNode[][] {
  if (!nodes.some((node) => node.name === 'for')) return splitAt(nodes, ',');
  const parts: SyntaxNode[][] = [[]];
  let inTargets = false;
  for (const node of nodes) {
    if (node.name === 'for') inTargets = true;
    else if (node.name === 'in') inTargets = false;
    if (node.name === ',' && !inTargets) parts.push([]);
    else parts.at(-1)?.push(node);
  }
  return parts.filter((part) => part.length > 0);
}

function readArgument(tree: TreeText, part: readonly SyntaxNode[]): Argument {
  const [first, second] = part;
  const last = part.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('An argument has at least one node.');
  const range = tree.range(first.from, last.to);
  if (first.name === '*' || first.name === '**') {
    return { form: first.name === '*' ? 'sequence' : 'mapping', name: null, value: readExpression(tree, second, range), range };
  }
  if (second?.name === 'AssignOp' && tree.text(second) === '=') {
    const end = { ...range, start: tree.rangeOf(second).end, end: tree.rangeOf(second).end };
    return { form: 'keyword', name: tree.text(first), value: readValue(tree, part.slice(2), end), range };
  }
  return { form: 'positional', name: null, value: readValue(tree, part, range), range };
}

/** Reads a value, which may be a generator without parentheses of its own. */
function readValue(tree: TreeText, nodes: readonly SyntaxNode[], place: SourceRange): Expression {
  const first = nodes[0];
  const last = nodes.at(-1);
  if (first === undefined || last === undefined) return { kind: 'invalid', range: place };
  const element = readExpression(tree, first, place);
  if (nodes[1]?.name !== 'for') return element;
  return {
    kind: 'comprehension', form: 'generator', key: null, element, clauses: comprehensionClauses(tree, nodes.slice(1), place),
    range: tree.range(first.from, last.to),
  };
}
