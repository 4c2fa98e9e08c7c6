import type { ReadAt } from './zip-members.js';

const chunkBytes = 2 ** 20;
/** The rows of a larger file are not counted: that would take longer than a glance at the code may. */
const mostBytes = 2 ** 23;
const [newline, quote, blank] = [0x0a, 0x22, 0x20];

/** How many lines of a text say something; null where one of its quotes may go on over several lines, or the file is too large to count them. */
export function textRows(size: number, readAt: ReadAt): number | null {
  if (size > mostBytes) return null;
  let [rows, quotes, hasText] = [0, 0, false];
  for (let position = 0; position < size; position += chunkBytes) {
    for (const byte of readAt(position, Math.min(chunkBytes, size - position))) {
      if (byte === newline) {
        if (quotes % 2 !== 0) return null;
        if (hasText) rows += 1;
        hasText = false;
      } else if (byte === quote) quotes += 1;
      else if (byte > blank) hasText = true;
    }
  }
  if (quotes % 2 !== 0) return null;
  return hasText ? rows + 1 : rows;
}
