import type { SyntaxNode } from '@lezer/common';
import type { SourceRange, SourceText } from '../../../spec/index.js';
import type { MendedText } from './repair/index.js';

/** The parser's tree of one part of a text, as the readers of expressions and statements want to see it. */
export class TreeText {
  /** How deep the reader of expressions is inside them. */
  depth = 0;

  /**
   * @param start Where the part begins in the text.
   * @param parsed The part as it was parsed.
   */
  constructor(
    private readonly source: SourceText,
    private readonly start: number,
    private readonly parsed: MendedText,
  ) {}

  /** The text of a node or of a range: as the author wrote it, where it was not mended. */
  text(node: { readonly from: number; readonly to: number }): string {
    return this.parsed.text.slice(node.from, node.to);
  }

  /** The place of a part of the tree in the text. */
  place(from: number, to: number): SourceRange {
    const start = this.start + this.parsed.original(from);
    return { source: this.source.path, start, end: Math.max(start, this.start + this.parsed.original(to)) };
  }

  /** A range without the white space at its end: the parser gives a block its last line break, too. */
  range(from: number, to: number): SourceRange {
    const { source, start, end: last } = this.place(from, to);
    let end = last;
    while (end > start && /\s/.test(this.source.text[end - 1] ?? '')) end--;
    return { source, start, end };
  }
  rangeOf(node: SyntaxNode): SourceRange {
    return this.range(node.from, node.to);
  }
}

/** The children of a node, without comments and without the marks of errors. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (!child.type.isError && child.name !== 'Comment') children.push(child);
  }
  return children;
}

/** Splits nodes at the ones with a name, such as commas; empty parts are left out. */
export function splitAt(nodes: readonly SyntaxNode[], separator: string): SyntaxNode[][] {
  const parts: SyntaxNode[][] = [[]];
  for (const node of nodes) {
    if (node.name === separator) parts.push([]);
    else parts.at(-1)?.push(node);
  }
  return parts.filter((part) => part.length > 0);
}
