import * as l10n from '@vscode/l10n';
import { NotTrainableError } from '../../../../nn/index.js';
import { isUnknown, type CallbackActions, type Maybe } from '../../../../spec/index.js';
import { LeftOutError, type Callback, type LoggedNames } from '../callback.js';
import { WrittenCallback } from './written-callback.js';

/**
 * A callback that the file writes itself.
 * @returns how to make it, and what of it is left out, for people; null where nothing is.
 * @throws LeftOutError where what it does is not known, NotTrainableError where Keras refuses it.
 */
export function readWritten(
  className: string,
  actions: Maybe<CallbackActions>,
  logged: LoggedNames,
): { readonly make: () => Callback; readonly note: string | null } {
  if (isUnknown(actions)) throw new LeftOutError(actions.reason);
  if (logged.isRateScheduled && JSON.stringify(actions.events).includes('"setLearningRate"')) {
    throw new NotTrainableError(l10n.t('{0} cannot set the learning rate of an optimizer that follows a schedule. Use one of the two.', className));
  }
  const note = actions.isShortened ? l10n.t('The callback {0} runs without what it prints or collects.', className) : null;
  return { make: () => new WrittenCallback(className, actions), note };
}
