import { isConfigObject, isUnknown, type CallbackAction, type ConfigObject, type FitStep, type Maybe } from '../../spec/index.js';

/** The callbacks of a fit that are of a class. */
export function callbacksOf({ callbacks }: FitStep, className: string): ConfigObject[] {
  return callbacks.filter(isConfigObject).filter((callback) => callback.className === className);
}

/** Whether all callbacks of a fit are known. */
export function areCallbacksKnown({ callbacks }: FitStep): boolean {
  return !callbacks.some(isUnknown);
}

/** Classes that are there to set the rate: Keras's own, and those that books and courses write. */
const schedulers = /Scheduler|OneCycle|ExponentialLearningRate/;

/** Whether a callback sets the learning rate, whatever the optimizer is given; null where that is not known. */
export function setsLearningRate(callback: Maybe<ConfigObject>): boolean | null {
  if (isUnknown(callback)) return null;
  const { className, actions } = callback;
  if (actions !== undefined && !isUnknown(actions)) return Object.values(actions.events).flat().some(setsRate);
  if (schedulers.test(className)) return true;
  return actions === undefined ? false : null;
}

function setsRate(action: CallbackAction): boolean {
  return action.kind === 'setLearningRate' || (action.kind === 'if' && [...action.then, ...action.otherwise].some(setsRate));
}
