import * as l10n from '@vscode/l10n';
import { UsageError } from './errors.js';

/** What to tell people of an error that they can mend; null where the fault is ours. */
export function explainedError(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const { code = '', syscall, path } = error as NodeJS.ErrnoException;
  if (error instanceof UsageError) return error.message;
  if (code.startsWith('ERR_PARSE_ARGS_')) return explainedArgument(code, error.message);
  return syscall === undefined ? null : explainedRefusal(code, path ?? '', error.message);
}

/** What is wrong with an argument; the messages of `parseArgs` begin with the option in quotes. */
function explainedArgument(code: string, message: string): string {
  const option = /'(?:-\w, )?(--?[^\s']+)/.exec(message)?.[1];
  if (option === undefined) return message;
  switch (code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return l10n.t('There is no option {0} here. gradlens --help lists them.', option);
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return message.includes(' does not take ') ? l10n.t('The option {0} takes no value.', option) : l10n.t('The option {0} needs a value behind it.', option);
    default:
      return message;
  }
}

/** Why the system did not do something with a file or folder. */
function explainedRefusal(code: string, path: string, message: string): string {
  const name = path === '' ? l10n.t('An empty path') : path;
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return l10n.t('{0} may not be read or written by you. Choose another place, or ask its owner.', name);
    case 'EROFS':
      return l10n.t('{0} is on a disk that cannot be written to. Choose another place.', name);
    case 'ENOSPC':
    case 'EDQUOT':
      return l10n.t('There is no room left for {0}. Make room on the disk, then try again.', name);
    case 'ENOENT':
      return l10n.t('{0} does not exist.', name);
    case 'ENOTDIR':
    case 'EEXIST':
      return l10n.t('{0} is no folder, where one is needed.', name);
    default:
      return l10n.t('{0} cannot be used: {1}', name, message);
  }
}
