import type { SourceText } from '../../spec/index.js';
import { readPython, type Reading } from '../read-python.js';
import { JoinedCells, type NotebookCell } from './cells.js';
import { notebookCells } from './notebook-file.js';

/** What a reader makes of a notebook. Ranges are those of the joined text; `cells.locate` leads back to the cell. */
export interface NotebookReading extends Reading {
  readonly cells: JoinedCells;
}

/** Reads the code cells of a notebook in order, as if they were one file. */
export function readCells(path: string, cells: readonly NotebookCell[]): NotebookReading {
  const joined = new JoinedCells(cells);
  return { ...readPython({ path, text: joined.text }), cells: joined };
}

/**
 * Reads a notebook file.
 * @throws NotebookError where the text is not a notebook.
 */
export function readNotebook(source: SourceText): NotebookReading {
  return readCells(source.path, notebookCells(source.text));
}
