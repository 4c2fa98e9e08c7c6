import { typeOf } from '../type-of.js';
import { nativeValue, none, type HostValue, type Value } from '../values.js';
import { first, notKnown, type Builtin } from './given.js';
import { numbers } from './numbers.js';
import { objects } from './objects.js';
import { sequences } from './sequences.js';

/** What a call that ends the program gives; the statement around it counts as left. */
export const exitValue: HostValue = { kind: 'host', typeName: 'exit' };

const functions: Readonly<Record<string, Builtin>> = {
  ...sequences,
  ...numbers,
  ...objects,
  type: (call) => (call.positional.length === 1 ? typeOf(first(call), builtins) : undefined) ?? notKnown(call),
  print: () => none,
  exit: () => exitValue,
  quit: () => exitValue,
};

/** The functions that every Python file has; those not here are unknown where they are called. */
export const builtins: Readonly<Partial<Record<string, Value>>> = Object.fromEntries(
  Object.entries(functions).map(([name, call]) => [name, nativeValue(name, call)]),
);
