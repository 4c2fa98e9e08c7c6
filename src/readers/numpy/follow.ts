import { isUnknown } from '../../spec/index.js';
import type { Call, Value } from '../python/index.js';
import { ArrayValue, madeArray, type Making } from './array.js';
import { clipped } from './clipping.js';
import { elementWise } from './element-wise.js';
import { joined } from './joining.js';
import { madeOfNumbers } from './making.js';
import { picked } from './picking.js';
import { drawn } from './random-draws.js';
import { sharedState, type RandomStateValue } from './random-state.js';
import { shifted } from './shifting.js';

/**
 * What a function of numpy gives, followed to the numbers where that is possible.
 * @param value What is known of it by the rule for its shape.
 * @param state The generator that random numbers come from, where it is not the one that all share.
 */
export function followed(path: string, name: string, call: Call, value: Value | undefined, state?: RandomStateValue): Value | undefined {
  const generator = path === 'numpy.random' ? (state ?? sharedState(call)) : undefined;
  if (!(value instanceof ArrayValue)) generator?.drawn(null, call);
  if (!(value instanceof ArrayValue) || !isUnknown(value.facts.expression)) return value;
  const { shape, dtype, values } = value.facts;
  const making = generator !== undefined ? drawn(generator, name, call, shape) : path === 'numpy' ? makingOf(name, call) : undefined;
  if (making === undefined) return value;
  const type = generator !== undefined ? typeOfDraws(name, making) : dtype;
  return madeArray(call, shape, type, making.sources, making.operation, values);
}

function makingOf(name: string, call: Call): Making | undefined {
  if (call.open !== null) return undefined;
  return elementWise(name, call) ?? joined(name, call) ?? madeOfNumbers(name, call) ?? picked(name, call) ?? shifted(name, call) ?? clipped(name, call);
}

/** Rows that are drawn keep their type. */
function typeOfDraws(name: string, { sources }: Making): string {
  return sources[0]?.facts.dtype ?? (wholeDraws.has(name) ? 'int64' : 'float64');
}

const wholeDraws = new Set(['randint', 'integers', 'permutation', 'choice']);
