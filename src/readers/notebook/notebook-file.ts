import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { LineIndex, type SourceText } from '../../spec/index.js';
import { JsonError, parseJson, plainValue } from '../json/index.js';
import type { NotebookCell } from './cells.js';
import { NotebookError } from './notebook-error.js';

const cellText = v.union([v.string(), v.array(v.string())]);

const cellShape = v.looseObject({
  cell_type: v.string(),
  source: v.optional(cellText),
  /** nbformat 3. */
  input: v.optional(cellText),
  language: v.optional(v.unknown()),
  metadata: v.optional(v.unknown()),
});

/** nbformat 4 keeps the cells in the notebook, nbformat 3 in worksheets, where code is called `input`. */
const notebookShape = v.looseObject({
  cells: v.optional(v.array(cellShape)),
  worksheets: v.optional(v.array(v.looseObject({ cells: v.array(cellShape) }))),
  metadata: v.optional(v.unknown()),
});

/** What VS Code notes down of a cell in another language than the notebook's, as notebooks of several languages have it. */
const cellLanguage = v.object({ vscode: v.object({ languageId: v.string() }) });

const kernelLanguage = v.object({ language: v.string() });
const fileLanguage = v.object({ name: v.string() });

/**
 * The cells of a notebook file (nbformat 3 and 4).
 * @throws NotebookError where the file is not a notebook, or one of another language than Python.
 */
export function notebookCells({ path, text }: SourceText): NotebookCell[] {
  const parsed = v.safeParse(notebookShape, parse(path, text), { abortEarly: true });
  if (!parsed.success) {
    const place = v.getDotPath(parsed.issues[0]);
    throw new NotebookError(
      place === null
        ? l10n.t('{0} is not a notebook: it holds no object.', path)
        : l10n.t('{0} is not a notebook: "{1}" is not what the format asks for.', path, place),
    );
  }
  const { cells, worksheets, metadata } = parsed.output;
  if (cells === undefined && worksheets === undefined) throw new NotebookError(l10n.t('{0} is not a notebook: it has no cells.', path));
  const language = languageOf(metadata);
  if (!isPython(language)) throw new NotebookError(l10n.t('{0} is a notebook in {1}; only Python is read.', path, language));
  return [...(cells ?? []), ...(worksheets ?? []).flatMap((sheet) => sheet.cells)].map((cell) => {
    const written = cell.source ?? cell.input ?? '';
    return {
      isPython: cell.cell_type === 'code' && isPython(languageOfCell(cell.metadata, cell.language)),
      text: typeof written === 'string' ? written : written.join(''),
    };
  });
}

function parse(path: string, written: string): unknown {
  const text = written.replace(/^\ufeff/, '');
  if (text.trim() === '') throw new NotebookError(l10n.t('{0} is empty.', path));
  try {
    return JSON.parse(text);
  } catch {
    return parseSlowly(path, text);
  }
}

/** Takes what Python writes and `JSON.parse` does not know, NaN in an output, and finds the place where a text is no JSON. */
function parseSlowly(path: string, text: string): unknown {
  try {
    return plainValue(parseJson(text));
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    if (error.offset >= text.length) throw new NotebookError(l10n.t('{0} is not a whole notebook: it breaks off in the middle.', path));
    const { line, column } = new LineIndex(text).position(error.offset);
    throw new NotebookError(l10n.t('{0}:{1}:{2}: this is not JSON. {3}', path, line, column, error.message));
  }
}

/** The language of the kernel; where the notebook does not say, Python. */
function languageOf(metadata: unknown): string {
  const { language_info: info, kernelspec } = v.is(v.looseObject({}), metadata) ? metadata : {};
  const named = [v.is(fileLanguage, info) ? info.name : '', v.is(kernelLanguage, kernelspec) ? kernelspec.language : ''];
  return named.find((language) => language.trim() !== '') ?? 'python';
}

function languageOfCell(metadata: unknown, language: unknown): string {
  if (v.is(cellLanguage, metadata)) return metadata.vscode.languageId;
  return typeof language === 'string' && language.trim() !== '' ? language : 'python';
}

function isPython(language: string): boolean {
  return /^i?python/i.test(language);
}
