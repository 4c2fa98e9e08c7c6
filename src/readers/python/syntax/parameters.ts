import type { SyntaxNode } from '@lezer/common';
import { readExpression } from './expressions.js';
import type { Parameter } from './nodes.js';
import { childrenOf, splitAt, type TreeText } from './tree.js';

/** Reads the parameters of a function or of a lambda; annotations are passed over. */
export function readParameters(tree: TreeText, list: SyntaxNode): Parameter[] {
  const parameters: Parameter[] = [];
  const inside = childrenOf(list).filter((child) => child.name !== '(' && child.name !== ')');
  let form: Parameter['form'] = 'normal';
  for (const part of splitAt(inside, ',')) {
    const first = part[0];
    const last = part.at(-1);
    if (first === undefined || last === undefined || first.name === '/') continue;
    const range = tree.range(first.from, last.to);
    const name = part.find((child) => child.name === 'VariableName');
    if (first.name === '*') form = 'keywordOnly';
    if (name === undefined) continue;
    if (first.name === '*' || first.name === '**') {
      parameters.push({ form: first.name === '*' ? 'sequence' : 'mapping', name: tree.text(name), default: null, range });
      continue;
    }
    const assign = part.findIndex((child) => child.name === 'AssignOp');
    const value = assign < 0 ? null : readExpression(tree, part[assign + 1], range);
    parameters.push({ form, name: tree.text(name), default: value, range });
  }
  return parameters;
}
