import * as l10n from '@vscode/l10n';
import { NotTrainableError } from '../../nn/index.js';
import { isUnknown, type Maybe } from '../../spec/index.js';

/**
 * A value that training needs.
 * @param what what it is, as the beginning of a sentence: "The number of epochs".
 * @param remedy what to do where it is not known, a sentence.
 * @throws NotTrainableError with the reader's reason.
 */
export function known<T>(value: Maybe<T>, what: string, remedy: string): T {
  if (!isUnknown(value)) return value;
  const reason = /[.!?]$/.test(value.reason) ? value.reason : `${value.reason}.`;
  throw new NotTrainableError(l10n.t('{0} is not known: {1} {2}', what, reason, remedy), undefined, value.range);
}

/** @throws NotTrainableError where a number is not a whole one of at least `least`. */
export function wholeNumber(value: number, least: number, what: string): number {
  if (Number.isInteger(value) && value >= least) return value;
  throw new NotTrainableError(l10n.t('{0} must be a whole number from {1} up; it is {2}.', what, least, value));
}
