import type { Call } from '../call.js';
import { binaryOperation } from '../operators.js';
import { floatValue, integerValue, none, numberOf, tupleValue, type Value } from '../values.js';
import { first, notKnown, type Builtin } from './given.js';

/** What computes with numbers. */
export const numbers: Readonly<Record<string, Builtin>> = {
  int: toNumber(true),
  float: toNumber(false),
  round,
  abs: (call) => {
    const value = first(call);
    return value.kind === 'number' ? { ...value, value: Math.abs(value.value) } : notKnown(call);
  },
  pow: (call) => binaryOperation('**', first(call), call.positional[1]?.value ?? none, call),
  divmod: (call) => {
    const divisor = call.positional[1]?.value ?? none;
    return tupleValue([binaryOperation('//', first(call), divisor, call), binaryOperation('%', first(call), divisor, call)]);
  },
};

function toNumber(integer: boolean) {
  return (call: Call): Value => {
    const value = first(call);
    const number = value.kind === 'string' && value.value.trim() !== '' ? Number(value.value) : (numberOf(value) ?? Number.NaN);
    if (Number.isNaN(number)) return notKnown(call);
    return integer ? integerValue(Math.trunc(number)) : floatValue(number);
  };
}

/** Python rounds halves to the even neighbour. */
function round(call: Call): Value {
  const number = numberOf(first(call));
  const digits = call.positional[1]?.value;
  if (number === undefined || digits !== undefined) return notKnown(call);
  const below = Math.floor(number);
  return integerValue(number - below === 0.5 ? below + (below % 2 === 0 ? 0 : 1) : Math.round(number));
}
