import * as l10n from '@vscode/l10n';
import { unknown, type Unknown } from '../../../spec/index.js';
import { nativeValue, type Context, type HostValue, type Value } from '../../python/index.js';
import { datasetMethods } from './methods.js';
import { ownEntry } from '../../own-entry.js';

/** Data that comes piece by piece: a `tf.data.Dataset`, or a generator of batches. */
export class DatasetValue implements HostValue {
  readonly kind = 'host';
  readonly typeName = 'dataset';

  /** @param element What one piece is: an array that is known by its shape, or a tuple or dictionary of such. */
  constructor(readonly element: Value) {}

  attribute(name: string, context: Context): Value | undefined {
    const method = ownEntry(datasetMethods, name);
    if (method !== undefined) return nativeValue(name, (call) => method(this, call));
    return unknown(l10n.t('What ".{0}" is here is known only when the file runs.', name), context.range);
  }

  elements(): Unknown {
    return unknown(l10n.t('What comes out of a data set is known only when the file runs.'));
  }

  /** The samples of a piece `(x, y)`. */
  get samples(): Value {
    return this.element.kind === 'tuple' ? (this.element.items[0] ?? this.element) : this.element;
  }
}
