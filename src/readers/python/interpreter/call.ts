import type { SourceRange, Unknown } from '../../../spec/index.js';
import type { Interpreter } from './interpreter.js';
import type { Value } from './values.js';

/** Where in the program something happens. */
export interface Context {
  readonly interpreter: Interpreter;
  /** The expression. */
  readonly range: SourceRange;
  /** The statement around it. */
  readonly statement: SourceRange;
}

/** Where an argument is written; of an argument that comes out of a dictionary, where its value is. */
export interface ArgumentPlace {
  readonly byKeyword: boolean;
  readonly range: SourceRange;
  readonly value: SourceRange;
}

/** The value of an argument; no place where the call does not write it, as in `*sizes`. */
export interface GivenArgument {
  readonly value: Value;
  readonly place: ArgumentPlace | null;
}

/** A call with its arguments evaluated. */
export interface Call extends Context {
  readonly callee: SourceRange;
  readonly argumentList: SourceRange;
  readonly positional: readonly GivenArgument[];
  readonly keywords: ReadonlyMap<string, GivenArgument>;
  /** Why there may be arguments that are not known, as after `**options`; null where there are none. */
  readonly open: Unknown | null;
}

/** The argument at a position or of a name; `undefined` where it is not given. */
export function argumentOf(call: Call, position: number, name: string): Value | undefined {
  return (call.keywords.get(name) ?? call.positional[position])?.value;
}

/** A call with other arguments in front of its own. */
export function withReceiver(call: Call, receiver: Value): Call {
  return { ...call, positional: [{ value: receiver, place: null }, ...call.positional] };
}

/** A call by the interpreter itself, with no arguments written. */
export function plainCall(context: Context, values: readonly Value[]): Call {
  const { interpreter, range, statement } = context;
  return {
    interpreter, range, statement, callee: range, argumentList: { ...range, start: range.end },
    positional: values.map((value) => ({ value, place: null })),
    keywords: new Map(), open: null,
  };
}
