import * as l10n from '@vscode/l10n';
import { unknown, type SourceRange, type Unknown } from '../../../spec/index.js';
import { maximumItems } from './budget.js';
import { hostOf, integerValue, stringValue, type RangeValue, type Value } from './values.js';

/** The elements of a value in a loop or an unpacking. */
export function elementsOf(value: Value, range: SourceRange): readonly Value[] | Unknown {
  switch (value.kind) {
    case 'unknown':
      return value;
    case 'tuple':
      return value.items;
    case 'list':
      return value.uncertainty ?? value.items;
    case 'dictionary':
      return value.uncertainty ?? [...value.entries.values()].map(({ key }) => key);
    case 'string':
      return value.value.length > maximumItems ? tooMany(range) : Array.from(value.value, stringValue);
    case 'range':
      return rangeElements(value, range);
    default: {
      const elements = hostOf(value)?.elements?.();
      return elements ?? unknown(l10n.t('What this goes through is known only when the file runs.'), range);
    }
  }
}

/** The number of elements of `range(start, stop, step)`. */
export function rangeLength({ start, stop, step }: RangeValue): number {
  return Math.max(0, Math.ceil((stop - start) / step));
}

function rangeElements(value: RangeValue, range: SourceRange): readonly Value[] | Unknown {
  const length = rangeLength(value);
  if (!(length <= maximumItems)) return tooMany(range);
  const elements: Value[] = [];
  for (let index = 0; index < length; index++) elements.push(integerValue(value.start + index * value.step));
  return elements;
}

function tooMany(range: SourceRange): Unknown {
  return unknown(l10n.t('This has more than {0} elements, which is more than is followed.', maximumItems), range);
}
