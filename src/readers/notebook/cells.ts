import type { SourceRange } from '../../spec/index.js';
import { blankMagics } from './magics.js';

/** A range within one cell of a notebook. */
export interface CellRange {
  /** The index of the cell among all cells of the notebook. */
  readonly cell: number;
  readonly start: number;
  readonly end: number;
}

/** A cell of a notebook as it is written. */
export interface NotebookCell {
  readonly isCode: boolean;
  readonly text: string;
}

/** The code cells of a notebook as one text, and the way back. */
export class JoinedCells {
  /** The cells in order, with magics blanked. */
  readonly text: string;
  private readonly starts: { readonly cell: number; readonly start: number; readonly length: number }[] = [];

  constructor(cells: readonly NotebookCell[]) {
    let text = '';
    for (const [cell, { isCode, text: written }] of cells.entries()) {
      if (!isCode) continue;
      this.starts.push({ cell, start: text.length, length: written.length });
      text += `${blankMagics(written)}\n`;
    }
    this.text = text;
  }

  /** Where a range of the joined text lies; null for one that no single cell holds. */
  locate(range: Pick<SourceRange, 'start' | 'end'>): CellRange | null {
    const found = this.starts.findLast(({ start }) => start <= range.start);
    if (found === undefined || range.end > found.start + found.length) return null;
    return { cell: found.cell, start: range.start - found.start, end: range.end - found.start };
  }
}
