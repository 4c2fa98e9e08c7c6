import * as l10n from '@vscode/l10n';

/** A settings file that cannot be used. The message names the file, the line and the key, and says what to write. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';

  /** @param line from 1 */
  constructor(
    readonly path: string,
    readonly line: number,
    reason: string,
  ) {
    super(l10n.t('{0}:{1}: {2}', path, line, reason));
  }
}
