import type { ArrayExpression } from '../../spec/index.js';
import { slicedLength } from '../shapes/index.js';
import { argumentOf, none, numberOf, type Call } from '../python/index.js';
import { ArrayValue, expressionOf, type Making } from './array.js';

/** How elements are compared with, or take the place of, those before them; `undefined` for other functions, and where it is not known how. */
export function shifted(name: string, call: Call): Making | undefined {
  const array = argumentOf(call, 0, 'a');
  if (!(array instanceof ArrayValue)) return undefined;
  if (name === 'roll') return rolled(array, call);
  return name === 'diff' ? difference(array, call) : undefined;
}

/** `np.roll(a, shift, axis=None)`: what is moved out at one end comes in at the other. */
function rolled(array: ArrayValue, call: Call): Making | undefined {
  const { shape } = array.facts;
  const given = argumentOf(call, 2, 'axis') ?? none;
  const axis = given.kind === 'none' && shape.length === 1 ? 0 : axisOf(numberOf(given), shape.length);
  const shift = numberOf(argumentOf(call, 1, 'shift'));
  const length = axis === undefined ? null : (shape[axis] ?? null);
  if (axis === undefined || shift === undefined || length === null || length === 0) return undefined;
  const start = (length - (shift % length)) % length;
  return {
    sources: [array],
    operation: () => ({ operation: 'concatenate', inputs: [part(array, axis, start, null), part(array, axis, null, start)], axis }),
  };
}

/** `np.diff(a, n=1, axis=-1)`: each element without the one before it. Truth values and numbers without a sign differ in another way. */
function difference(array: ArrayValue, call: Call): Making | undefined {
  const { shape, dtype } = array.facts;
  const times = numberOf(argumentOf(call, 1, 'n') ?? none) ?? (call.positional.length > 1 || call.keywords.has('n') ? undefined : 1);
  const given = argumentOf(call, 2, 'axis');
  const axis = axisOf(given === undefined ? -1 : numberOf(given), shape.length);
  const hasOthers = call.keywords.has('prepend') || call.keywords.has('append');
  if (times !== 1 || axis === undefined || hasOthers || dtype === 'bool' || dtype.startsWith('uint')) return undefined;
  return { sources: [array], operation: () => ({ operation: 'subtract', left: part(array, axis, 1, null), right: part(array, axis, null, -1) }) };
}

function axisOf(given: number | undefined, rank: number): number | undefined {
  const axis = given !== undefined && given < 0 ? given + rank : given;
  return axis !== undefined && Number.isInteger(axis) && axis >= 0 && axis < rank ? axis : undefined;
}

function part(array: ArrayValue, axis: number, start: number | null, stop: number | null): ArrayExpression {
  const { shape, dtype } = array.facts;
  const left = shape.map((length, each) => (each === axis ? slicedLength(length, start, stop, 1) : length));
  return { kind: 'array', operation: 'slice', input: expressionOf(array), axis, start, stop, step: 1, shape: left, dtype };
}
