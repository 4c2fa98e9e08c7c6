import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type Unknown } from '../../../spec/index.js';
import type { Context } from './call.js';
import { elementsOf } from './elements.js';
import { hostOf, nativeValue, tupleValue, type HostValue, type Value } from './values.js';

/** Something to go through whose length is not known, and all of whose elements are alike. */
export class StreamValue implements HostValue {
  readonly kind = 'host';
  readonly typeName = 'iterator';

  constructor(private readonly element: Value) {}

  attribute(name: string): Value | undefined {
    return name === '__next__' ? nativeValue(name, () => this.element) : undefined;
  }

  elements(): Unknown {
    return unknown(l10n.t('How many elements this has is known only when the file runs.'));
  }

  like(): Value {
    return this.element;
  }
}

/** What each element of a value is; `undefined` where that is not known. */
export function elementLike(value: Value, context: Context): Value | undefined {
  return hostOf(value)?.like?.(context);
}

/** The rows of several values side by side, where how many there are is not known; `undefined` where their elements are not. */
export function zippedLike(columns: readonly Value[], context: Context): StreamValue | undefined {
  const row = columns.map((column) => {
    const elements = elementsOf(column, context.range);
    return isUnknown(elements) ? elementLike(column, context) : unknown(l10n.t('Which element this is is known only when the file runs.'), context.range);
  });
  const known = row.filter((value) => value !== undefined);
  return known.length === row.length && known.length > 0 ? new StreamValue(tupleValue(known)) : undefined;
}
