import type { TableLayout } from '../../spec/index.js';

/**
 * The fields of a line of a table (RFC 4180): a field in quotes may hold the delimiter, and two quotes stand for one.
 * @returns null where a quote is not closed, so that the line goes on.
 */
export function fieldsOf(line: string, { delimiter, comment }: Pick<TableLayout, 'delimiter' | 'comment'>): string[] | null {
  const end = comment === undefined ? -1 : line.indexOf(comment);
  const text = end < 0 ? line : line.slice(0, end);
  if (delimiter === null) return text.trim() === '' ? [] : text.trim().split(/\s+/);
  if (!text.includes('"')) return text.split(delimiter);
  const fields: string[] = [];
  let position = 0;
  while (position <= text.length) {
    const quoted = text[position] === '"' ? closingQuote(text, position) : undefined;
    if (quoted === null) return null;
    const from = quoted ?? position;
    const next = text.indexOf(delimiter, from);
    const stop = next < 0 ? text.length : next;
    fields.push(quoted === undefined ? text.slice(position, stop) : text.slice(position + 1, quoted - 1).replaceAll('""', '"') + text.slice(quoted, stop));
    position = stop + delimiter.length;
  }
  return fields;
}

/** The place after the quote that closes the one at a place; null where there is none. */
function closingQuote(text: string, opening: number): number | null {
  for (let place = opening + 1; ; place += 2) {
    place = text.indexOf('"', place);
    if (place < 0) return null;
    if (text[place + 1] !== '"') return place + 1;
  }
}
