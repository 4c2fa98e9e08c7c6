import * as l10n from '@vscode/l10n';
import type { Console } from './console.js';
import type { ModelFile } from './model-file.js';
import { formatPlace } from './places.js';

/** More than these say no more. */
const mostReported = 5;

/** Tells which parts of a file are not Python, the first few by their places. */
export function reportSyntaxErrors({ path, reading, places }: ModelFile, console: Console): void {
  const { syntaxErrors } = reading;
  for (const error of syntaxErrors.slice(0, mostReported)) {
    console.note(l10n.t('{0}: this part is not Python. {1}', formatPlace(path, places.start(error)), error.reason));
  }
  if (syntaxErrors.length > mostReported) console.note(l10n.t('{0}: {1} more parts are not Python.', path, syntaxErrors.length - mostReported));
}
