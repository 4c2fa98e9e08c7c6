import { isUnknown, type Shape } from '../../spec/index.js';
import { elementsOf, type Context, type Value } from '../python/index.js';
import { madeArray, type ArrayValue } from './array.js';

/** Longer lists of texts are not kept in a plan. */
const maximumTexts = 20_000;

/** A list of texts, or of lists with one text each, as an array of them; `undefined` where there is anything else in it. */
export function textArray(value: Value, context: Context): ArrayValue | undefined {
  if (value.kind !== 'list' && value.kind !== 'tuple') return undefined;
  const elements = elementsOf(value, context.range);
  if (isUnknown(elements) || elements.length === 0 || elements.length > maximumTexts) return undefined;
  const inner = elements.map((element) => (element.kind === 'list' || element.kind === 'tuple' ? elementsOf(element, context.range) : element));
  const isColumn = Array.isArray(inner[0]);
  const values: string[] = [];
  for (const element of inner) {
    const only = Array.isArray(element) && element.length === 1 ? (element as readonly Value[])[0] : element;
    if (only === undefined || Array.isArray(element) !== isColumn || !('kind' in only) || only.kind !== 'string') return undefined;
    values.push(only.value);
  }
  const shape: Shape = isColumn ? [values.length, 1] : [values.length];
  return madeArray(context, shape, 'string', [], () => ({ operation: 'texts', values }), {});
}
