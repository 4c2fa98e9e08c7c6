import { isConfigObject, isUnknown, type ConfigObject, type FitStep } from '../../spec/index.js';

/** The callbacks of a fit that are of a class. */
export function callbacksOf({ callbacks }: FitStep, className: string): ConfigObject[] {
  return callbacks.filter(isConfigObject).filter((callback) => callback.className === className);
}

/** Whether all callbacks of a fit are known. */
export function areCallbacksKnown({ callbacks }: FitStep): boolean {
  return !callbacks.some(isUnknown);
}
