import type { Call } from '../call.js';
import type { Value } from '../values.js';

/** A method of a built-in type, with the object that it is called on. */
export type Method<Receiver> = (receiver: Receiver, call: Call) => Value;

/** The methods of a type by name; a name without one is `undefined`. */
export type Methods<Receiver> = Readonly<Partial<Record<string, Method<Receiver>>>>;
