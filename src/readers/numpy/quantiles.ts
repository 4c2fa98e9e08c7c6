import { isUnknown } from '../../spec/index.js';
import { argumentOf, numberOf, truthOf, type Call, type Value } from '../python/index.js';
import { reduced } from '../shapes/index.js';
import { expressionOf, madeArray, type ArrayValue } from './array.js';
import { integersOf } from './methods.js';

/** Arguments that are followed. */
const followed: ReadonlySet<string> = new Set(['a', 'q', 'axis', 'keepdims']);

/**
 * `np.median(array, axis)`, or `np.percentile` and `np.quantile` for one share; `undefined` where it is told how to count between
 * two numbers, or is not known.
 */
export function exactQuantile(array: ArrayValue, call: Call, shareOf: (call: Call) => number | undefined, axisAt: number): Value | undefined {
  const share = shareOf(call);
  const given = argumentOf(call, axisAt, 'axis');
  const axes = given === undefined || given.kind === 'none' ? null : integersOf(given, call);
  const keep = call.keywords.get('keepdims');
  const keepDimensions = keep === undefined ? false : truthOf(keep.value);
  const isPlain = [...call.keywords.keys()].every((name) => followed.has(name)) && call.positional.length <= axisAt + 1;
  if (!isPlain || share === undefined || share < 0 || share > 1 || axes === undefined || isUnknown(keepDimensions)) return undefined;
  const shape = reduced(array.facts.shape, axes, keepDimensions);
  if (shape === null) return undefined;
  const { minimum, maximum } = array.facts.values;
  const bounds = { ...(minimum !== undefined && { minimum }), ...(maximum !== undefined && { maximum }) };
  return madeArray(call, shape, 'float64', [array], () => ({ operation: 'quantile', input: expressionOf(array), share, axes, keepDimensions }), bounds);
}

/** The share that is given as such, or in percent. */
export function givenShare(whole: 1 | 100): (call: Call) => number | undefined {
  return (call) => {
    const given = numberOf(argumentOf(call, 1, 'q'));
    return given === undefined ? undefined : given / whole;
  };
}
