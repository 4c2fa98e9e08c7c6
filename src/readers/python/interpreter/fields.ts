import * as l10n from '@vscode/l10n';
import { unknown, type Unknown } from '../../../spec/index.js';
import { plainCall, type Call } from './call.js';
import { Variable } from './scope.js';
import type { ClassValue, HostValue, InstanceValue, Value } from './values.js';

/** `typing.NamedTuple`, whose classes take their fields in order, as dataclasses do. */
export const namedTupleBase: HostValue = { kind: 'host', typeName: 'NamedTuple' };

/** `dataclasses.field(…)`: what a field is where the call that makes an object does not give it. */
export class FieldValue implements HostValue {
  readonly kind = 'host';
  readonly typeName = 'field';

  constructor(private readonly preset: Value | undefined, private readonly factory: Value | undefined) {}

  /** The value for a new object; what a factory makes is the object's own. */
  valueFor(call: Call): Value {
    if (this.factory !== undefined) return call.interpreter.call(this.factory, plainCall(call, []));
    return this.preset ?? notKnown(call);
  }
}

/** The fields of a class in the order in which a call gives them: those of the classes that it extends come first. */
export function fieldsOf(types: readonly ClassValue[]): string[] {
  return [...new Set([...types].reverse().flatMap(({ fields }) => fields))];
}

/**
 * Gives an object without an `__init__` of its own, as one of a dataclass, the fields that the call gives it.
 * @param types Its class and those of the file that this extends, the nearest first.
 */
export function giveFields(instance: InstanceValue, types: readonly ClassValue[], call: Call): void {
  const set = (name: string, value: Value): void => void instance.attributes.set(name, new Variable(call.interpreter.clock.next(), value));
  for (const type of [...types].reverse()) {
    for (const [name, { value }] of type.members) if (value instanceof FieldValue) set(name, value.valueFor(call));
  }
  const fields = fieldsInOrder(types);
  if (call.open !== null || call.positional.length > (fields?.length ?? 0)) {
    const reason = call.open ?? notKnown(call);
    for (const [name, member] of instance.type.members) if (member.value?.kind !== 'function') set(name, reason);
  } else fields?.slice(0, call.positional.length).forEach((name, position) => set(name, call.positional[position]?.value ?? notKnown(call)));
  for (const [name, { value }] of call.keywords) set(name, value);
}

/** The fields by position; `undefined` where a class is extended that the file does not show. */
function fieldsInOrder(types: readonly ClassValue[]): readonly string[] | undefined {
  const isShown = types.every(({ bases }) => bases.every((base) => base.kind === 'class' || base === namedTupleBase));
  return isShown ? fieldsOf(types) : undefined;
}

function notKnown(call: Call): Unknown {
  return unknown(l10n.t('Which field is given here is known only when the file runs.'), call.range);
}
