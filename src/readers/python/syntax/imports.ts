import type { SyntaxNode } from '@lezer/common';
import type { ImportedName, Statement } from './nodes.js';
import { childrenOf, splitAt, type TreeText } from './tree.js';

/** Reads both kinds of import, in every style. */
export function readImport(tree: TreeText, node: SyntaxNode): Statement {
  const range = tree.rangeOf(node);
  const children = childrenOf(node);
  const at = children.findIndex((child) => child.name === 'import');
  const imported = (at < 0 ? [] : children.slice(at + 1)).filter((child) => child.name !== '(' && child.name !== ')');
  if (children[0]?.name !== 'from') return { kind: 'import', names: readNames(tree, imported), range };
  // Between `from` and `import` stand names, points, and white space that means nothing.
  const first = children[1];
  const last = children[(at < 0 ? children.length : at) - 1];
  const module = first === undefined || last === undefined || last === children[0]
    ? ''
    : tree.text({ from: first.from, to: last.to }).replace(/[\s\\]/g, '');
  const names = imported[0]?.name === '*' ? null : readNames(tree, imported);
  return { kind: 'importFrom', module, names, range };
}

function readNames(tree: TreeText, nodes: readonly SyntaxNode[]): ImportedName[] {
  return splitAt(nodes, ',').flatMap((part) => {
    const first = part[0];
    const as = part.findIndex((child) => child.name === 'as');
    const named = (as < 0 ? part : part.slice(0, as)).filter((child) => child.name === 'VariableName');
    const alias = as < 0 ? undefined : part[as + 1];
    if (first === undefined || named.length === 0) return [];
    return [{
      name: named.map((child) => tree.text(child)).join('.'),
      alias: alias === undefined ? null : tree.text(alias),
      range: tree.range(first.from, (part.at(-1) ?? first).to),
    }];
  });
}
