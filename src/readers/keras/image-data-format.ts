import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type Maybe, type Unknown } from '../../spec/index.js';
import { argumentOf, Mutable, nativeValue, none, stringValue, type Call, type Value } from '../python/index.js';

/** Where pictures have their channels, for layers that do not say it themselves (keras/src/backend/config.py). */
export class ImageDataFormat extends Mutable<Maybe<string>> {
  readonly born = 0;
  private format: Maybe<string> = 'channels_last';

  get now(): Maybe<string> {
    return this.format;
  }

  /** `keras.backend.image_data_format` and `set_image_data_format`; `undefined` for any other name. */
  member(name: string): Value | undefined {
    if (name === 'image_data_format') return nativeValue(name, () => (isUnknown(this.format) ? this.format : stringValue(this.format)));
    return name === 'set_image_data_format' ? nativeValue(name, (call) => this.set(call)) : undefined;
  }

  private set(call: Call): Value {
    const given = argumentOf(call, 0, 'data_format');
    call.interpreter.touch(this);
    if (given?.kind === 'string') this.format = given.value;
    else this.format = given !== undefined && isUnknown(given) ? given : unknown(l10n.t('What is given here is known only when the file runs.'), call.range);
    return none;
  }

  override save(): Maybe<string> {
    return this.format;
  }

  override restore(format: Maybe<string>): void {
    this.format = format;
  }

  override merge(states: readonly Maybe<string>[], reason: Unknown): void {
    const [first = reason] = states;
    this.format = states.every((state) => state === first) ? first : reason;
  }
}
