import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type Unknown } from '../../../spec/index.js';
import { hostOf, nativeValue, none, type Call, type Context, type HostValue, type Value } from '../../python/index.js';

/** What can be made anew from its configuration. */
interface Configured {
  readonly typeName: string;
  /** @returns `undefined` where that is not read. */
  remake(call: Call): Value | undefined;
}

/** What `get_config()` and `to_json()` give: a description, of which the file may change any entry. */
export class Configuration implements HostValue {
  readonly kind = 'host';
  readonly typeName = 'configuration';
  private changed: Unknown | null = null;

  constructor(private readonly of: Configured) {}

  /** What a method does to the entries is not followed. */
  attribute(name: string, context: Context): Value | undefined {
    this.setItem(none, none, context);
    return unknown(l10n.t('What ".{0}" is here is known only when the file runs.', name), context.range);
  }

  setItem(_index: Value, _value: Value, { range }: Context): void {
    this.changed ??= unknown(l10n.t('The file changes this configuration, so what is made of it is known only when the file runs.'), range);
  }

  /** The object that the configuration describes, made anew. */
  make(call: Call): Value {
    return this.changed ?? this.of.remake(call) ?? unknown(l10n.t('The copy of this {0} is not read.', this.of.typeName), call.range);
  }
}

/** `from_config(config)` of a class, and `model_from_json(text)`. */
export function fromConfiguration(name: string): Value {
  return nativeValue(name, (call) => {
    const given = (call.positional[0] ?? call.keywords.get('config') ?? call.keywords.get('json_string'))?.value ?? none;
    const host = hostOf(given);
    if (host instanceof Configuration) return host.make(call);
    return isUnknown(given) ? given : unknown(l10n.t('What is made of this configuration is known only when the file runs.'), call.range);
  });
}
