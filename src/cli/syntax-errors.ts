import * as l10n from '@vscode/l10n';
import type { Console } from './console.js';
import type { ModelFile } from './model-file.js';
import { formatPlace } from './places.js';

/** A file that was read, and where its parts are. */
export type ReadFile = Pick<ModelFile, 'path' | 'reading' | 'places'>;

/** More than these say no more. */
const mostReported = 5;

/** Which parts of a file are not Python or too much to be read, the first few by their places; a line each. */
export function syntaxErrorsInWords({ path, reading, places }: ReadFile): string[] {
  const { syntaxErrors } = reading;
  const first = syntaxErrors.slice(0, mostReported).map(({ isUnread, reason, ...range }) => {
    const place = formatPlace(path, places.start(range));
    return isUnread === true ? l10n.t('{0}: this part is not read. {1}', place, reason) : l10n.t('{0}: this part is not Python. {1}', place, reason);
  });
  const more = syntaxErrors.length - first.length;
  return more > 0 ? [...first, l10n.t('{0}: {1} more parts are not Python.', path, more)] : first;
}

/** Tells which parts of a file are not Python or not read. */
export function reportSyntaxErrors(file: ReadFile, console: Console): void {
  for (const line of syntaxErrorsInWords(file)) console.note(line);
}

/** That there is no model in a file, and which parts of it could not be read, a line each. */
export function noModelFound(file: ReadFile): string {
  return [l10n.t('{0}: no Keras model was found.', file.path), ...syntaxErrorsInWords(file)].join('\n');
}
