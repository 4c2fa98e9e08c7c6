import type { SourceRange } from '../../spec/index.js';

/** Where a document is in the text that was read: a cell in the joined cells of a notebook; a file is one part alone. */
export interface Part {
  /** The index of the document: of a cell, among all cells of its notebook. */
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

/** A range within one document. */
export interface PartRange {
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

/** The range in the one document that holds it; null where it goes beyond, or is in none. */
export function locate(parts: readonly Part[], { start, end }: Pick<SourceRange, 'start' | 'end'>): PartRange | null {
  const part = parts.find((each) => each.start <= start && end <= each.end);
  return part === undefined ? null : { index: part.index, start: start - part.start, end: end - part.start };
}

/** The offset in the text that was read of an offset in a document; null for one that was not read, such as a cell of text. */
export function offsetIn(parts: readonly Part[], index: number, offset: number): number | null {
  const part = parts.find((each) => each.index === index);
  return part === undefined ? null : Math.min(part.start + offset, part.end);
}
