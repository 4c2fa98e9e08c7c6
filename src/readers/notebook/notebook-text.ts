import { parseJson, type Json, type JsonObject } from '../json/index.js';
import type { CellRange } from './cells.js';

/** A replacement in the JSON text of a notebook. */
export interface NotebookEdit {
  readonly start: number;
  readonly end: number;
  /** As JSON writes it. */
  readonly newText: string;
}

/** One string of a cell's source: what part of the cell it holds, and where it stands in the JSON, without its quotes. */
interface Line {
  readonly first: number;
  readonly length: number;
  readonly start: number;
  readonly end: number;
}

/** The source of a cell: its strings, and what is between two of them; null where it is a single string. */
interface CellSource {
  readonly lines: readonly Line[];
  readonly between: string | null;
}

/**
 * The JSON text of a notebook, and where in it the characters of its cells stand, so that an edit of a cell can be made in
 * the file and leave every other byte as it is. Cells are counted as {@link NotebookCell}s are.
 */
export class NotebookText {
  private readonly cells: readonly CellSource[];

  /** @throws JsonError where the text is not JSON. */
  constructor(private readonly text: string) {
    this.cells = cellsOf(parseJson(text)).map((cell) => this.sourceOf(cell));
  }

  /** Where a character of a cell stands in the JSON text; that after the last one is the quote that ends it. */
  offsetOf(cell: number, offset: number): number {
    const { lines } = this.cells[cell] ?? { lines: [] };
    const line = lines.findLast(({ first }) => first <= offset);
    return line === undefined ? 0 : this.within(line, offset - line.first);
  }

  /** An edit of a cell as one of the JSON text. Where the cell is a list of lines, so it stays. */
  edit({ cell, start, end }: CellRange, newText: string): NotebookEdit {
    const { lines, between } = this.cells[cell] ?? { lines: [], between: null };
    const last = lines.findLast(({ first }) => first < end) ?? lines[0];
    const from = this.offsetOf(cell, start);
    const to = end === start || last === undefined ? from : this.within(last, end - last.first);
    const ofLines = newText === '' ? [] : between === null ? [newText] : newText.split(/(?<=\n)/);
    const isMoreOfLine = between !== null && newText.endsWith('\n') && this.text[to] !== '"';
    return { start: from, end: to, newText: [...ofLines, ...(isMoreOfLine ? [''] : [])].map((line) => JSON.stringify(line).slice(1, -1)).join(between ?? '') };
  }

  private sourceOf(cell: JsonObject): CellSource {
    const source = (cell.members.get('source') ?? cell.members.get('input'))?.value;
    if (source?.kind !== 'array') return { lines: this.linesOf(source === undefined ? [] : [source]), between: null };
    const lines = this.linesOf(source.elements);
    const [one, two] = lines;
    const before = one === undefined ? '' : this.text.slice(source.start + 1, one.start - 1);
    return { lines, between: one === undefined || two === undefined ? `",${before}"` : this.text.slice(one.end, two.start) };
  }

  private linesOf(strings: readonly Json[]): Line[] {
    let first = 0;
    return strings.map((json) => {
      const length = json.kind === 'scalar' && typeof json.value === 'string' ? json.value.length : 0;
      const line = { first, length, start: json.start + 1, end: json.end - 1 };
      first += length;
      return line;
    });
  }

  /** An offset of the JSON text, of one of a string: escapes take several characters of the text for one of the string. */
  private within({ start, end, length }: Line, offset: number): number {
    if (offset >= length) return end;
    let place = start;
    for (let passed = 0; passed < offset; passed += 1) {
      const isEscape = this.text[place] === '\\';
      place += isEscape ? (this.text[place + 1] === 'u' ? 6 : 2) : 1;
    }
    return place;
  }
}

/** nbformat 4 keeps the cells in the notebook, nbformat 3 in worksheets; in the order of `notebookCells`. */
function cellsOf(notebook: Json): JsonObject[] {
  return [...objectsIn(notebook, 'cells'), ...objectsIn(notebook, 'worksheets').flatMap((sheet) => objectsIn(sheet, 'cells'))];
}

function objectsIn(json: Json, name: string): JsonObject[] {
  const list = json.kind === 'object' ? json.members.get(name)?.value : undefined;
  return list?.kind === 'array' ? list.elements.filter((each) => each.kind === 'object') : [];
}
