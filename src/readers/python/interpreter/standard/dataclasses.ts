import * as l10n from '@vscode/l10n';
import { unknown } from '../../../../spec/index.js';
import type { Call } from '../call.js';
import { lineage } from '../classes.js';
import { FieldValue, fieldsOf, namedTupleBase } from '../fields.js';
import { instanceAttribute } from '../instances.js';
import { moduleOf } from '../library.js';
import { nativeValue, none, stringValue, type Value } from '../values.js';

function field(call: Call): Value {
  return new FieldValue(call.keywords.get('default')?.value, call.keywords.get('default_factory')?.value);
}

/** `asdict(settings)`: the fields of an object by name. */
function fieldsAsDictionary(call: Call): Value {
  const object = call.positional[0]?.value ?? none;
  const notRead = unknown(l10n.t('What this gives is known only when the file runs.'), call.range);
  if (object.kind !== 'instance') return notRead;
  const dictionary = call.interpreter.dictionary();
  for (const name of fieldsOf(lineage(object.type))) dictionary.set(stringValue(name), instanceAttribute(object, name, call) ?? notRead);
  return dictionary;
}

/** `dataclass` itself is not needed: a class without an `__init__` is read as one. */
export const dataclasses = moduleOf('dataclasses', {
  field: nativeValue('field', field),
  asdict: nativeValue('asdict', fieldsAsDictionary),
});

export const typing = moduleOf('typing', { NamedTuple: namedTupleBase });
