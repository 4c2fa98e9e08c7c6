import * as l10n from '@vscode/l10n';
import { unknown } from '../../../spec/index.js';
import type { Context } from './call.js';
import { rangeLength } from './elements.js';
import { hostOf, integerValue, numberOf, stringValue, tupleValue, type SliceValue, type Value } from './values.js';

/** `object[index]`. */
export function getItem(object: Value, index: Value, context: Context): Value {
  if (object.kind === 'unknown') return object;
  return find(object, index, context) ?? unknown(l10n.t('Which element this is is known only when the file runs.'), context.range);
}

function find(object: Value, index: Value, context: Context): Value | undefined {
  switch (object.kind) {
    case 'list':
      if (object.uncertainty !== null) return object.uncertainty;
      if (index.kind !== 'slice') return at(object.items, index);
      return ifKnown(slice(object.items, index), (items) => context.interpreter.list(items, object.form));
    case 'tuple':
      return index.kind === 'slice' ? ifKnown(slice(object.items, index), tupleValue) : at(object.items, index);
    case 'string': {
      const characters = Array.from(object.value);
      if (index.kind === 'slice') return ifKnown(slice(characters, index), (items) => stringValue(items.join('')));
      return ifKnown(at(characters, index), stringValue);
    }
    case 'range': {
      const position = positionOf(index, rangeLength(object));
      return position === null ? undefined : integerValue(object.start + position * object.step);
    }
    case 'dictionary':
      return index.kind === 'unknown' ? index : (object.get(index) ?? object.uncertainty ?? undefined);
    default:
      return hostOf(object)?.item?.(index, context);
  }
}

function ifKnown<Part, Result>(part: Part | undefined, use: (part: Part) => Result): Result | undefined {
  return part === undefined ? undefined : use(part);
}

function at<Item>(items: readonly Item[], index: Value): Item | undefined {
  const position = positionOf(index, items.length);
  return position === null ? undefined : items[position];
}

/** The position that an index means, counting from the end where it is negative; null where it is not known or outside. */
export function positionOf(index: Value, length: number): number | null {
  const number = numberOf(index);
  if (number === undefined) return null;
  const position = number < 0 ? number + length : number;
  return Number.isInteger(position) && position >= 0 && position < length ? position : null;
}

/** The bounds of a slice as numbers, null where they are left out; `undefined` where they are not known. */
export function sliceBounds(index: SliceValue): { readonly start: number | null; readonly stop: number | null; readonly step: number } | undefined {
  const bound = (value: Value): number | null | undefined => (value.kind === 'none' ? null : numberOf(value));
  const [start, stop, step] = [bound(index.start), bound(index.stop), bound(index.step)];
  if (start === undefined || stop === undefined || step === undefined || step === 0) return undefined;
  return { start, stop, step: step ?? 1 };
}

function slice<Item>(items: readonly Item[], index: SliceValue): Item[] | undefined {
  const bounds = sliceBounds(index);
  if (bounds === undefined) return undefined;
  const { step } = bounds;
  const { length } = items;
  const clamp = (bound: number, low: number, high: number): number => Math.min(Math.max(bound < 0 ? bound + length : bound, low), high);
  const picked: Item[] = [];
  const start = step > 0 ? clamp(bounds.start ?? 0, 0, length) : clamp(bounds.start ?? length - 1, -1, length - 1);
  const stop = step > 0 ? clamp(bounds.stop ?? length, 0, length) : bounds.stop === null ? -1 : clamp(bounds.stop, -1, length - 1);
  for (let position = start; step > 0 ? position < stop : position > stop; position += step) {
    const item = items[position];
    if (item !== undefined) picked.push(item);
  }
  return picked;
}
