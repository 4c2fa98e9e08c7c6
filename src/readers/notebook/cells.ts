import { LineIndex, type SourcePosition, type SourceRange } from '../../spec/index.js';
import { pythonCell } from './python-cell.js';

/** A range within one cell of a notebook. */
export interface CellRange {
  /** The index of the cell among all cells of the notebook. */
  readonly cell: number;
  readonly start: number;
  readonly end: number;
}

/** A place in a notebook as people count it: lines and columns are those of the cell. */
export interface CellPosition extends SourcePosition {
  /** The index of the cell among all cells of the notebook. */
  readonly cell: number;
}

/** A cell of a notebook as it is written. */
export interface NotebookCell {
  /** Whether it holds Python, as far as the notebook says. */
  readonly isPython: boolean;
  readonly text: string;
}

/** Where a cell is in the joined text. */
interface Part {
  readonly cell: number;
  readonly start: number;
  readonly length: number;
  readonly lines: LineIndex;
}

/** The Python cells of a notebook as one text, and the way back. */
export class JoinedCells {
  /** The cells in order, commands blanked, each with an empty line after it. */
  readonly text: string;
  /** Where the cells are in it. Each is a program of its own: what is broken in one does not reach into the next. */
  readonly ranges: readonly { readonly start: number; readonly end: number }[];
  private readonly parts: readonly Part[];

  constructor(cells: readonly NotebookCell[]) {
    let text = '';
    const parts: Part[] = [];
    for (const [cell, { isPython, text: written }] of cells.entries()) {
      const python = isPython ? pythonCell(written) : null;
      if (python === null) continue;
      parts.push({ cell, start: text.length, length: written.length, lines: new LineIndex(written) });
      text += `${python}\n\n`;
    }
    this.text = text;
    this.ranges = parts.map(({ start, length }) => ({ start, end: start + length }));
    this.parts = parts;
  }

  /** The range in the one cell that holds it; null where it goes beyond a cell. */
  locate(range: Pick<SourceRange, 'start' | 'end'>): CellRange | null {
    const part = this.partAt(range.start);
    if (part === undefined || range.start < part.start || range.end > part.start + part.length) return null;
    return { cell: part.cell, start: range.start - part.start, end: range.end - part.start };
  }

  /** Where an offset is; one between two cells is moved to the end of the first. A notebook of no cells has only its top. */
  position(offset: number): CellPosition {
    const part = this.partAt(offset);
    if (part === undefined) return { cell: 0, line: 1, column: 1 };
    return { cell: part.cell, ...part.lines.position(offset - part.start) };
  }

  /** The offset in the joined text of an offset in a cell; null for a cell that is not Python. */
  offsetOf(cell: number, offset: number): number | null {
    const part = this.parts.find((each) => each.cell === cell);
    return part === undefined ? null : part.start + Math.min(Math.max(offset, 0), part.length);
  }

  /** The last cell that begins at or before the offset, or the first. */
  private partAt(offset: number): Part | undefined {
    let low = 0;
    let high = this.parts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.parts[middle]?.start ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return this.parts[low];
  }
}
