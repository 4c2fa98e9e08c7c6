import * as l10n from '@vscode/l10n';
import { isUnknown, unknown } from '../../../../spec/index.js';
import { builtins } from '../builtins/index.js';
import type { Call } from '../call.js';
import { elementsOf } from '../elements.js';
import { moduleOf } from '../library.js';
import { NamespaceValue } from '../namespace.js';
import { nativeValue, none, stringValue, type Value } from '../values.js';

/** `namedtuple("Config", ["units", "rate"])`: what makes objects of these fields. */
function namedTuple(call: Call): Value {
  const given = call.positional[1]?.value ?? none;
  const names = given.kind === 'string' ? given.value.split(/[\s,]+/).filter((name) => name !== '').map(stringValue) : elementsOf(given, call.range);
  if (isUnknown(names)) return names;
  if (call.keywords.has('defaults')) return unknown(l10n.t('What this gives is known only when the file runs.'), call.range);
  return nativeValue('namedtuple', (making) => {
    const fields = making.interpreter.dictionary();
    for (const [position, name] of names.entries()) {
      const argument = name.kind === 'string' ? (making.positional[position] ?? making.keywords.get(name.value)) : undefined;
      const missing = making.open ?? unknown(l10n.t('What this gives is known only when the file runs.'), making.range);
      fields.set(name, argument?.value ?? missing, argument?.place?.value ?? null);
    }
    return new NamespaceValue(fields);
  });
}

export const collections = moduleOf('collections', { OrderedDict: builtins['dict'] ?? none, namedtuple: nativeValue('namedtuple', namedTuple) });
