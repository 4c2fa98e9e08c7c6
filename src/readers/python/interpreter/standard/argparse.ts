import * as l10n from '@vscode/l10n';
import { isUnknown, unknown } from '../../../../spec/index.js';
import { plainCall, type Call } from '../call.js';
import type { DictionaryValue } from '../containers.js';
import { moduleOf } from '../library.js';
import { NamespaceValue } from '../namespace.js';
import { truthOf } from '../truth.js';
import { booleanValue, nativeValue, none, stringValue, tupleValue, type HostValue, type Value } from '../values.js';

/**
 * An `ArgumentParser`. Its arguments are read as they are when the program is run without any: with their defaults.
 * That is noted, for whoever runs it may give others.
 */
class ArgumentParser implements HostValue {
  readonly kind = 'host';
  readonly typeName = 'parser';

  constructor(private readonly defaults: DictionaryValue) {}

  attribute(name: string): Value | undefined {
    switch (name) {
      case 'add_argument':
        return nativeValue(name, (call) => this.add(call));
      case 'set_defaults':
        return nativeValue(name, (call) => {
          call.interpreter.touch(this.defaults);
          for (const [key, { value, place }] of call.keywords) this.defaults.set(stringValue(key), value, place?.value ?? null);
          return none;
        });
      case 'add_argument_group':
      case 'add_mutually_exclusive_group':
        return nativeValue(name, () => this);
      case 'parse_args':
        return nativeValue(name, (call) => this.parse(call));
      case 'parse_known_args':
        return nativeValue(name, (call) => tupleValue([this.parse(call), call.interpreter.list([])]));
      default:
        return undefined;
    }
  }

  private add(call: Call): Value {
    const name = destination(call);
    call.interpreter.touch(this.defaults);
    if (name !== null) this.defaults.set(stringValue(name), defaultOf(name, call), call.keywords.get('default')?.place?.value ?? null);
    else this.defaults.uncertainty ??= unknown(l10n.t('Which arguments the program takes is known only when it runs.'), call.range);
    return none;
  }

  private parse(call: Call): Value {
    const fields = call.interpreter.dictionary();
    const given = call.positional[0]?.value ?? call.keywords.get('args')?.value;
    // Arguments that the file itself passes are not the defaults.
    const passed = given !== undefined && given.kind !== 'none' && (given.kind !== 'list' || given.items.length > 0 || given.uncertainty !== null);
    const reason = unknown(l10n.t('The arguments that are passed here are not read.'), call.range);
    for (const { key, value, range } of this.defaults.entries.values()) fields.set(key, passed ? reason : value, range);
    fields.uncertainty = this.defaults.uncertainty;
    if (!passed) call.interpreter.note(unknown(l10n.t('The arguments of the program are read as their defaults.'), call.range));
    return new NamespaceValue(fields);
  }
}

/** The attribute that an argument becomes: its `dest`, or its first long name. */
function destination(call: Call): string | null {
  const given = call.keywords.get('dest')?.value;
  if (given?.kind === 'string') return given.value;
  const names = call.positional.flatMap(({ value }) => (value.kind === 'string' ? [value.value] : []));
  const name = names.find((each) => each.startsWith('--')) ?? names[0];
  return name === undefined || given !== undefined ? null : name.replace(/^-+/, '').replaceAll('-', '_');
}

function defaultOf(name: string, call: Call): Value {
  const [first, required, action] = [call.positional[0]?.value, call.keywords.get('required')?.value, call.keywords.get('action')?.value];
  const preset = call.keywords.get('default')?.value;
  const isPositional = first?.kind === 'string' && !first.value.startsWith('-');
  const must = required === undefined ? false : truthOf(required);
  if (isUnknown(must) || must || (isPositional && preset === undefined)) {
    return unknown(l10n.t('Whoever runs the program gives it "{0}".', name), call.range);
  }
  if (preset === undefined) return action?.kind === 'string' && /^store_(true|false)$/.test(action.value) ? booleanValue(action.value === 'store_false') : none;
  const type = call.keywords.get('type')?.value;
  // As argparse does, only a text is converted.
  return preset.kind === 'string' && type !== undefined && type.kind !== 'none' ? call.interpreter.call(type, plainCall(call, [preset])) : preset;
}

export const argparse = moduleOf('argparse', {
  ArgumentParser: nativeValue('ArgumentParser', (call) => new ArgumentParser(call.interpreter.dictionary())),
  Namespace: nativeValue('Namespace', (call) => namespaceOf(call)),
});

/** The keywords of a call as an object. */
export function namespaceOf(call: Call): NamespaceValue {
  const fields = call.interpreter.dictionary();
  for (const [name, { value, place }] of call.keywords) fields.set(stringValue(name), value, place?.value ?? null);
  fields.uncertainty = call.open;
  return new NamespaceValue(fields);
}
