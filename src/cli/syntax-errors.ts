import * as l10n from '@vscode/l10n';
import type { Console } from './console.js';
import type { ModelFile } from './model-file.js';
import { formatPlace } from './places.js';

/** More than these say no more. */
const mostReported = 5;

/** Which parts of a file are not Python, the first few by their places; a line each. */
export function syntaxErrorsInWords({ path, reading, places }: ModelFile): string[] {
  const { syntaxErrors } = reading;
  const first = syntaxErrors.slice(0, mostReported).map((error) => l10n.t('{0}: this part is not Python. {1}', formatPlace(path, places.start(error)), error.reason));
  const more = syntaxErrors.length - first.length;
  return more > 0 ? [...first, l10n.t('{0}: {1} more parts are not Python.', path, more)] : first;
}

/** Tells which parts of a file are not Python. */
export function reportSyntaxErrors(file: ModelFile, console: Console): void {
  for (const line of syntaxErrorsInWords(file)) console.note(line);
}
