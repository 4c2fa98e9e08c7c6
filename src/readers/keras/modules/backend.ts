import { argumentOf, floatValue, nativeValue, none, stringValue, type Value } from '../../python/index.js';

/** The settings of Keras as they are when nothing changes them (keras/src/backend/config.py). */
export const backendSettings: Readonly<Record<string, Value>> = {
  image_dim_ordering: nativeValue('image_dim_ordering', () => stringValue('tf')),
  backend: nativeValue('backend', () => stringValue('tensorflow')),
  floatx: nativeValue('floatx', () => stringValue('float32')),
  epsilon: nativeValue('epsilon', () => floatValue(1e-7)),
  set_floatx: nativeValue('set_floatx', () => none),
  set_value: nativeValue('set_value', (call) => {
    const variable = argumentOf(call, 0, 'x');
    const assign = variable?.kind === 'number' ? variable.members?.('assign') : undefined;
    return assign?.kind === 'native' ? assign.call({ ...call, positional: call.positional.slice(1) }) : none;
  }),
  get_value: nativeValue('get_value', (call) => argumentOf(call, 0, 'x') ?? none),
};
