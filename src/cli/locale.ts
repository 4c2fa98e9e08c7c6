import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The language of messages by the environment, as other command-line programs choose it. */
function environmentLanguage(environment: NodeJS.ProcessEnv): string {
  const value = environment['LC_ALL'] ?? environment['LC_MESSAGES'] ?? environment['LANG'] ?? '';
  return value.split(/[_.@]/)[0] ?? '';
}

/** The bundle of the environment's language; null where there is none, which means English. */
export function textsPath(l10nFolder: string, environment: NodeJS.ProcessEnv = process.env): string | null {
  const path = join(l10nFolder, `bundle.l10n.${environmentLanguage(environment)}.json`);
  return existsSync(path) ? path : null;
}
