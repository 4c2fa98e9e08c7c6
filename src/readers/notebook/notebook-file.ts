import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import type { NotebookCell } from './cells.js';

/** A file that is not a notebook. The message says why. */
export class NotebookError extends Error {
  override readonly name = 'NotebookError';
}

const cellText = v.union([v.string(), v.array(v.string())]);

const cellShape = v.looseObject({ cell_type: v.string(), source: v.optional(cellText), input: v.optional(cellText) });

/** nbformat 4 keeps the cells in the notebook, nbformat 3 in worksheets, where code is called `input`. */
const notebookShape = v.looseObject({
  cells: v.optional(v.array(cellShape)),
  worksheets: v.optional(v.array(v.looseObject({ cells: v.array(cellShape) }))),
});

/**
 * The cells of a notebook file.
 * @throws NotebookError where the file is not a notebook.
 */
export function notebookCells(file: string): NotebookCell[] {
  let content: unknown;
  try {
    content = JSON.parse(file);
  } catch (error) {
    throw new NotebookError(l10n.t('This is not a notebook: {0}', error instanceof Error ? error.message : String(error)));
  }
  const parsed = v.safeParse(notebookShape, content);
  if (!parsed.success || (parsed.output.cells ?? parsed.output.worksheets) === undefined) throw new NotebookError(l10n.t('This is not a notebook: it has no cells.'));
  const { cells = [], worksheets = [] } = parsed.output;
  return [...cells, ...worksheets.flatMap((sheet) => sheet.cells)].map(({ cell_type: type, source, input }) => {
    const text = source ?? input ?? '';
    return { isCode: type === 'code', text: typeof text === 'string' ? text : text.join('') };
  });
}
