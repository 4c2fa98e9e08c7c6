import type { CallbackDefinition } from './callback.js';

/** Ends a run at the first step whose loss is NaN or infinite (keras/src/callbacks/terminate_on_nan.py). */
export const terminateOnNaN: CallbackDefinition = {
  className: 'TerminateOnNaN',
  presets: {},
  read: () => () => ({ className: 'TerminateOnNaN', endsAtNotFiniteLoss: true }),
};
