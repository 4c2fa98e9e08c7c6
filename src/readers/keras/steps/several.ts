import { isUnknown, type Several, type SourceRange, type Unknown } from '../../../spec/index.js';
import { elementsOf, type Value } from '../../python/index.js';

/**
 * What a list gives for several things by their places, or a dictionary by their names; `undefined` for a value that is
 * neither, and an Unknown where what is in it is not known.
 */
export function severalOf(value: Value | undefined, range: SourceRange): Several<Value> | Unknown | undefined {
  if (value?.kind === 'dictionary') {
    if (value.uncertainty !== null) return value.uncertainty;
    return [...value.entries.values()].flatMap(({ key, value: own }) => (key.kind === 'string' ? [{ of: key.value, value: own }] : []));
  }
  if (value?.kind !== 'list' && value?.kind !== 'tuple') return undefined;
  const elements = elementsOf(value, range);
  return isUnknown(elements) ? elements : elements.map((element, of) => ({ of, value: element }));
}
