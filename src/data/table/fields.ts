import type { TableLayout } from '../../spec/index.js';

/**
 * Takes the lines of a table apart into fields (RFC 4180): a field in quotes may hold the delimiter and ends of lines, and
 * two quotes stand for one.
 */
export class FieldReader {
  private fields: string[] = [];
  /** Lines of a field in quotes that goes on. */
  private open: string[] | null = null;
  private openLength = 0;

  constructor(private readonly layout: Pick<TableLayout, 'delimiter' | 'comment'>) {}

  /** How many characters there are of a field whose quote is not closed yet; null where there is none. */
  get pending(): number | null {
    return this.open === null ? null : this.openLength;
  }

  /** @returns the fields that end with this line; null where a quote is not closed, so that they go on with the next. */
  read(line: string): string[] | null {
    const { delimiter, comment } = this.layout;
    if (delimiter === null) {
      const text = comment === undefined ? line : beforeComment(line, comment);
      return text.trim() === '' ? [] : text.trim().split(/\s+/);
    }
    if (this.open === null && !line.includes('"')) return (comment === undefined ? line : beforeComment(line, comment)).split(delimiter);
    return this.readQuoted(line, delimiter, comment);
  }

  private readQuoted(line: string, delimiter: string, comment: string | undefined): string[] | null {
    let isOpen = this.open !== null;
    for (let position = 0; position <= line.length; ) {
      const isQuoted = isOpen || line[position] === '"';
      const from = isOpen ? 0 : position + 1;
      const end = isQuoted ? closingQuote(line, from) : position;
      if (end === null) {
        this.open ??= [];
        this.open.push(line.slice(from));
        this.openLength += line.length - from + 1;
        return null;
      }
      const quoted = isQuoted ? [...(this.open ?? []), line.slice(from, end - 1)].join('\n').replaceAll('""', '"') : '';
      this.open = null;
      this.openLength = 0;
      isOpen = false;
      const [stop, isLast] = stopOf(line, end, delimiter, comment);
      this.fields.push(quoted + line.slice(end, stop));
      if (isLast) break;
      position = stop + delimiter.length;
    }
    const { fields } = this;
    this.fields = [];
    return fields;
  }
}

function beforeComment(line: string, comment: string): string {
  const end = line.indexOf(comment);
  return end < 0 ? line : line.slice(0, end);
}

/** Where a field ends, from its unquoted rest on, and whether it is the last. */
function stopOf(line: string, from: number, delimiter: string, comment: string | undefined): [stop: number, isLast: boolean] {
  const [next, remark] = [line.indexOf(delimiter, from), comment === undefined ? -1 : line.indexOf(comment, from)];
  if (remark >= 0 && (next < 0 || remark < next)) return [remark, true];
  return next < 0 ? [line.length, true] : [next, false];
}

/** The place behind the quote that closes a field, from a place within it on; null where there is none. */
function closingQuote(text: string, from: number): number | null {
  for (let place = from; ; place += 2) {
    place = text.indexOf('"', place);
    if (place < 0) return null;
    if (text[place + 1] !== '"') return place + 1;
  }
}
