import * as l10n from '@vscode/l10n';
import type { SourceRange } from '../../../spec/index.js';

/** A callback does something that cannot be told before it runs. The message says what. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError';

  constructor(
    message: string,
    readonly range: SourceRange,
  ) {
    super(message);
  }
}

/** Gives up at a piece of code. @param text What stands there. */
export function unreadable(text: string, range: SourceRange): never {
  throw new UnreadableError(l10n.t('What "{0}" does is known only when the file runs.', text), range);
}
