import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';

/** The language of messages by the environment, as other command-line programs choose it. */
function environmentLanguage(environment: NodeJS.ProcessEnv): string {
  const value = environment['LC_ALL'] ?? environment['LC_MESSAGES'] ?? environment['LANG'] ?? '';
  return value.split(/[_.@]/)[0] ?? '';
}

/** Loads the texts of the environment's language, where there are any; English otherwise. */
export function loadTexts(l10nFolder: string, environment: NodeJS.ProcessEnv = process.env): void {
  const path = join(l10nFolder, `bundle.l10n.${environmentLanguage(environment)}.json`);
  if (existsSync(path)) l10n.config({ fsPath: path });
}
