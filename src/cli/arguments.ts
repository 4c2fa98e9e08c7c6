import * as l10n from '@vscode/l10n';
import { automatic, engineNames, providerNames } from '../engines/index.js';
import { UsageError } from './errors.js';

/**
 * The whole number that an option is given.
 * @throws UsageError naming the option, where it is none or less than `least`.
 */
export function wholeNumber(option: string, text: string, least: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new UsageError(l10n.t('{0} takes a whole number from {1}; "{2}" is none.', option, least, text));
}

/**
 * The engine that `--engine` names.
 * @throws UsageError listing those that there are.
 */
export function engineName(text: string): string {
  const names = [automatic, ...engineNames];
  if (names.includes(text)) return text;
  throw new UsageError(l10n.t('There is no engine "{0}". There are: {1}.', text, names.join(', ')));
}

/**
 * The provider that `--provider` names.
 * @throws UsageError listing those that there are.
 */
export function providerName(text: string): string {
  const names = [automatic, ...providerNames];
  if (names.includes(text)) return text;
  throw new UsageError(l10n.t('There is no provider "{0}". There are: {1}.', text, names.join(', ')));
}

/**
 * The one file of a command's positional arguments.
 * @throws UsageError with the command's usage, where there is none or more than one.
 */
export function oneFile([file, ...rest]: readonly string[], usage: string): string {
  if (file !== undefined && rest.length === 0) return file;
  throw new UsageError(l10n.t('One file is needed: {0}', usage));
}
