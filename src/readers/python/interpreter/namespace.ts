import type { Unknown } from '../../../spec/index.js';
import type { Context } from './call.js';
import type { DictionaryValue } from './containers.js';
import { stringValue, type HostValue, type Value } from './values.js';

/** An object that only has attributes: the arguments of a program, a `SimpleNamespace`, a named tuple. */
export class NamespaceValue implements HostValue {
  readonly kind = 'host';
  readonly typeName = 'namespace';

  /** @param fields What it has, by name; also what `vars()` gives. @param key What it is told apart by as a key of dictionaries. */
  constructor(readonly fields: DictionaryValue, readonly key?: string) {}

  attribute(name: string): Value | undefined {
    return this.fields.get(stringValue(name)) ?? this.fields.uncertainty ?? undefined;
  }

  setAttribute(name: string, value: Value, { interpreter, range }: Context): void {
    interpreter.touch(this.fields);
    this.fields.set(stringValue(name), value, range);
  }

  /** In the order of the fields, as a named tuple has them. */
  elements(): readonly Value[] | Unknown {
    return this.fields.uncertainty ?? [...this.fields.entries.values()].map(({ value }) => value);
  }
}
