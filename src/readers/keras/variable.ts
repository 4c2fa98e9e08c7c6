import { floatValue, nativeValue, none, numberOf, type Context, type NumberValue, type Value } from '../python/index.js';

/**
 * A number that Keras keeps in a variable (keras/src/backend/common/variables.py): the file computes with it as with any
 * number, and may assign another.
 * @param set is given what the file assigns.
 */
export function variableOf(number: number, set: (value: Value, context: Context) => void): NumberValue {
  const assign = (change: (given: Value) => Value): Value =>
    nativeValue('assign', (call) => {
      set(change((call.positional[0] ?? call.keywords.get('value'))?.value ?? none), call);
      return none;
    });
  const changedBy = (sign: number) => (given: Value): Value => {
    const by = numberOf(given);
    return by === undefined ? given : floatValue(number + sign * by);
  };
  const members = (name: string): Value | undefined => {
    switch (name) {
      case 'assign':
        return assign((given) => given);
      case 'assign_add':
        return assign(changedBy(1));
      case 'assign_sub':
        return assign(changedBy(-1));
      case 'numpy':
      case 'item':
      case 'read_value':
        return nativeValue(name, () => floatValue(number));
      default:
        return undefined;
    }
  };
  return { ...floatValue(number), members };
}
