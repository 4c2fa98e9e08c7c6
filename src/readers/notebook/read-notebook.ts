import type { SourceText } from '../../spec/index.js';
import { readPython, type Reading, type ReadingOptions } from '../read-python.js';
import { JoinedCells, type NotebookCell } from './cells.js';
import { notebookCells } from './notebook-file.js';

/** What a reader makes of a notebook. Ranges are those of the joined text; `cells` leads back to the cell. */
export interface NotebookReading extends Reading {
  readonly cells: JoinedCells;
}

/** Reads the Python cells of a notebook in order, as if they were one file. Nothing is thrown. */
export function readCells(path: string, cells: readonly NotebookCell[], options: ReadingOptions = {}): NotebookReading {
  const joined = new JoinedCells(cells);
  return { ...readPython({ path, text: joined.text }, { ...options, parts: joined.ranges }), cells: joined };
}

/**
 * Reads a notebook file.
 * @throws NotebookError where the text is not a notebook of Python; the message names the file and says why.
 */
export function readNotebook(source: SourceText, options: ReadingOptions = {}): NotebookReading {
  return readCells(source.path, notebookCells(source), options);
}
