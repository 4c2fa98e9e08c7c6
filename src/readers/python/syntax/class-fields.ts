import type { SyntaxNode } from '@lezer/common';
import { childrenOf, type TreeText } from './tree.js';

/** The annotations that make no field of a dataclass (Lib/dataclasses.py, `_is_classvar`, `_is_kw_only`). */
const annotationOfNoField = /\b(?:ClassVar|KW_ONLY)\b/;

/** The names that the body of a class annotates, `units: int = 64` or `units: int`, in order: the fields of a dataclass. */
export function readFields(tree: TreeText, body: SyntaxNode | undefined): string[] {
  if (body === undefined) return [];
  const names = childrenOf(body).flatMap((statement) => {
    const [name, annotation] = statement.name === 'AssignStatement' ? childrenOf(statement) : [];
    const isField = name?.name === 'VariableName' && annotation?.name === 'TypeDef' && !annotationOfNoField.test(tree.text(annotation));
    return isField ? [tree.text(name)] : [];
  });
  return [...new Set(names)];
}
