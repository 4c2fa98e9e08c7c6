import type { JoinedCells } from '../readers/index.js';
import { LineIndex, type SourceRange, type SourceText } from '../spec/index.js';

/** A place in a file, from 1; in a notebook, the line and the column are those of the cell. */
export interface Place {
  /** Of another file than the one that was read: a module that it imports. */
  readonly file?: string;
  /** Of notebooks only: which of all its cells, from 1. */
  readonly cell?: number;
  readonly line: number;
  readonly column: number;
}

/** From the ranges of a reading to places of the files that they are of. */
export interface Places {
  start(range: SourceRange): Place;
  end(range: SourceRange): Place;
  /** Whether one edit can replace the range: not where it goes from one cell to the next. */
  isEditable(range: SourceRange): boolean;
}

/** From the offsets of one text to places of its file. */
interface TextPlaces {
  at(offset: number): Place;
  isEditable(range: SourceRange): boolean;
}

/**
 * The places of a reading.
 * @param path The file that was read.
 * @param modules The texts of those that it imports.
 */
export function placesOf(path: string, own: TextPlaces, modules: readonly SourceText[]): Places {
  const others = new Map(modules.map((module) => [module.path, once(() => placesInModule(module))]));
  const of = ({ source }: SourceRange): TextPlaces => (source === path ? own : (others.get(source)?.() ?? own));
  return {
    start: (range) => of(range).at(range.start),
    end: (range) => of(range).at(range.end),
    isEditable: (range) => of(range).isEditable(range),
  };
}

export function placesInText(text: string): TextPlaces {
  const lines = new LineIndex(text);
  return { at: (offset) => lines.position(offset), isEditable: () => true };
}

export function placesInCells(cells: JoinedCells): TextPlaces {
  return {
    at(offset) {
      const { cell, line, column } = cells.position(offset);
      return { cell: cell + 1, line, column };
    },
    isEditable: (range) => cells.locate(range) !== null,
  };
}

function placesInModule({ path, text }: SourceText): TextPlaces {
  const places = placesInText(text);
  return { ...places, at: (offset) => ({ file: path, ...places.at(offset) }) };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** `model.py:12:5`, and for notebooks `model.ipynb:cell 3:12:5`, as other linters write it. */
export function formatPlace(file: string, place: Place): string {
  return `${formatLine(file, place)}:${place.column}`;
}

/** `model.py:12`, and for notebooks `model.ipynb:cell 3:12`; the file is the one that was read. */
export function formatLine(file: string, { file: module, cell, line }: Omit<Place, 'column'>): string {
  return cell === undefined ? `${module ?? file}:${line}` : `${module ?? file}:cell ${cell}:${line}`;
}
