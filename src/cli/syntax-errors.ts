import * as l10n from '@vscode/l10n';
import type { LineIndex, SourceRange } from '../spec/index.js';
import type { Console } from './console.js';

/** More than these say no more. */
const mostReported = 5;

/** Tells which parts of a file are not Python, the first few by their places. */
export function reportSyntaxErrors(errors: readonly SourceRange[], path: string, lines: LineIndex, console: Console): void {
  for (const error of errors.slice(0, mostReported)) {
    const { line, column } = lines.position(error.start);
    console.note(l10n.t('{0}:{1}:{2}: this part is not Python and was skipped.', path, line, column));
  }
  if (errors.length > mostReported) console.note(l10n.t('{0}: {1} more parts are not Python.', path, errors.length - mostReported));
}
