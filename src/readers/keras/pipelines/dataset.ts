import * as l10n from '@vscode/l10n';
import { unknown, type Unknown } from '../../../spec/index.js';
import { integerValue, nativeValue, stringValue, type Context, type HostValue, type Value } from '../../python/index.js';
import { datasetMethods } from './methods.js';
import { shufflingAfter, type Shuffling } from './shuffling.js';
import type { WholeData } from './whole-data.js';
import { ownEntry } from '../../own-entry.js';

/** Data sets of at most so many pieces are gone through piece by piece. */
const fewPieces = 4;

/** Data that comes piece by piece: a `tf.data.Dataset`, or a generator of batches. */
export class DatasetValue implements HostValue {
  readonly kind = 'host';
  readonly typeName = 'dataset';

  /**
   * @param element What one piece is: an array that is known by its shape, or a tuple or dictionary of such.
   * @param length How many pieces there are; null where that is not known.
   * @param classNames The names of its classes, of data in folders.
   * @param whole All of the data; null where that is not known.
   * @param shuffling How its pieces are shuffled anew for every pass; null where they are not, or nobody knows.
   */
  constructor(
    readonly element: Value,
    readonly length: number | null = null,
    readonly classNames: Value | null = null,
    readonly whole: WholeData | null = null,
    readonly shuffling: Shuffling | null = null,
  ) {}

  /** The same pieces, shuffled in that way. */
  shuffledAs(shuffling: Shuffling | null): DatasetValue {
    return new DatasetValue(this.element, this.length, this.classNames, this.whole, shuffling);
  }

  attribute(name: string, context: Context): Value | undefined {
    const method = ownEntry(datasetMethods, name);
    if (method !== undefined) {
      return nativeValue(name, (call) => {
        const made = method(this, call);
        return made instanceof DatasetValue ? made.shuffledAs(shufflingAfter(name, this.shuffling, call)) : made;
      });
    }
    switch (name) {
      case 'element_spec':
        return this.element;
      case 'class_names':
        return this.classNames ?? unknown(l10n.t('Which classes there are is known only when the file runs.'), context.range);
      case 'class_indices':
        return unknown(l10n.t('Which classes there are is known only when the file runs.'), context.range);
      case 'num_classes':
        return this.classNames?.kind === 'list' && this.classNames.uncertainty === null
          ? integerValue(this.classNames.items.length)
          : unknown(l10n.t('Which classes there are is known only when the file runs.'), context.range);
      case '__name__':
        return stringValue('Dataset');
      default:
        return unknown(l10n.t('What ".{0}" is here is known only when the file runs.', name), context.range);
    }
  }

  elements(): readonly Value[] | Unknown {
    if (this.length !== null && this.length <= fewPieces) return Array.from({ length: this.length }, () => this.element);
    return unknown(l10n.t('What comes out of a data set is known only when the file runs.'));
  }

  like(): Value {
    return this.element;
  }

  /** A generator of batches gives them by number, too. */
  item(): Value {
    return this.element;
  }

  /** The samples of a piece `(x, y)`. */
  get samples(): Value {
    return this.element.kind === 'tuple' ? (this.element.items[0] ?? this.element) : this.element;
  }
}
