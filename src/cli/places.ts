import type { JoinedCells } from '../readers/index.js';
import { LineIndex, type SourceRange } from '../spec/index.js';

/** A place in a file, from 1; in a notebook, the line and the column are those of the cell. */
export interface Place {
  /** Of notebooks only: which of all its cells, from 1. */
  readonly cell?: number;
  readonly line: number;
  readonly column: number;
}

/** From the offsets of the text that was read to places of the file that it comes from. */
export interface Places {
  at(offset: number): Place;
  /** Whether one edit can replace the range: not where it goes from one cell to the next. */
  isEditable(range: Pick<SourceRange, 'start' | 'end'>): boolean;
}

export function placesOfText(text: string): Places {
  const lines = new LineIndex(text);
  return { at: (offset) => lines.position(offset), isEditable: () => true };
}

export function placesOfCells(cells: JoinedCells): Places {
  return {
    at(offset) {
      const { cell, line, column } = cells.position(offset);
      return { cell: cell + 1, line, column };
    },
    isEditable: (range) => cells.locate(range) !== null,
  };
}

/** `model.py:12:5`, and for notebooks `model.ipynb:cell 3:12:5`, as other linters write it. */
export function formatPlace(file: string, { cell, line, column }: Place): string {
  return `${formatLine(file, cell, line)}:${column}`;
}

/** `model.py:12`, and for notebooks `model.ipynb:cell 3:12`. */
export function formatLine(file: string, cell: number | undefined, line: number): string {
  return cell === undefined ? `${file}:${line}` : `${file}:cell ${cell}:${line}`;
}
