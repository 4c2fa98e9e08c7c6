import { numberOf, type Call, type Value } from '../python/index.js';
import { ArrayValue, expressionOf, type Making, type Operation } from './array.js';

/** `np.clip(array, least, greatest)`: no element below or above; null is no bound. `undefined` where a bound is an array or not known. */
export function clipped(name: string, call: Call): Making | undefined {
  if (name !== 'clip') return undefined;
  const given = (position: number, ...names: readonly string[]): Value | undefined =>
    names.map((each) => call.keywords.get(each)?.value).find((value) => value !== undefined) ?? call.positional[position]?.value;
  const array = given(0, 'a');
  const bounds = [given(1, 'a_min', 'min'), given(2, 'a_max', 'max')].map((value) => (value === undefined || value.kind === 'none' ? null : numberOf(value)));
  const [least, greatest] = bounds;
  if (!(array instanceof ArrayValue) || call.keywords.has('out') || least === undefined || greatest === undefined) return undefined;
  const { shape, dtype } = array.facts;
  // Whole numbers between bounds that are not whole become others, of another type.
  if (!dtype.startsWith('float') && bounds.some((bound) => bound !== null && !Number.isInteger(bound))) return undefined;
  const raised = (): Operation | null => (least === null ? null : { operation: 'maximum', left: expressionOf(array), right: least });
  const operation = (): Operation => {
    const above = raised();
    if (greatest === null) return above ?? { operation: 'cast', input: expressionOf(array) };
    return { operation: 'minimum', left: above === null ? expressionOf(array) : { kind: 'array', ...above, shape, dtype }, right: greatest };
  };
  return { sources: [array], operation };
}
