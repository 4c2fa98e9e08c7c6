import type { RandomArray, RandomDraw, Shape } from '../../spec/index.js';
import { numberOf, type Call } from '../python/index.js';
import { ArrayValue, expressionOf, type Making, type Operation } from './array.js';
import type { RandomStateValue } from './random-state.js';

/** What a function of `np.random` draws, and what it makes of that. */
interface Drawn {
  readonly draw: RandomArray['draw'];
  readonly offset: number;
  readonly scale: number;
}

/** A parameter by its place or its name; `undefined` where it is given and not known. */
function parameter(call: Call, place: number, name: string, preset: number): number | undefined {
  const value = (call.keywords.get(name) ?? call.positional[place])?.value;
  return value === undefined || value.kind === 'none' ? preset : numberOf(value);
}

function scaled(draw: 'uniform' | 'normal', offset: number | undefined, scale: number | undefined): Drawn | undefined {
  return offset === undefined || scale === undefined ? undefined : { draw, offset, scale };
}

/** What the functions draw whose arguments are their shapes, or their parameters and `size`. */
const functions: Readonly<Partial<Record<string, (call: Call) => Drawn | undefined>>> = {
  ...Object.fromEntries(['rand', 'random', 'random_sample', 'ranf', 'sample'].map((name) => [name, (): Drawn => ({ draw: 'uniform', offset: 0, scale: 1 })])),
  ...Object.fromEntries(['randn', 'standard_normal'].map((name) => [name, (): Drawn => ({ draw: 'normal', offset: 0, scale: 1 })])),
  normal: (call) => scaled('normal', parameter(call, 0, 'loc', 0), parameter(call, 1, 'scale', 1)),
  uniform: (call) => {
    const [low, high] = [parameter(call, 0, 'low', 0), parameter(call, 1, 'high', 1)];
    return scaled('uniform', low, low === undefined || high === undefined ? undefined : high - low);
  },
  randint: (call) => {
    const [first, second] = [parameter(call, 0, 'low', 0), parameter(call, 1, 'high', Number.NaN)];
    if (first === undefined || second === undefined) return undefined;
    const [low, high] = Number.isNaN(second) ? [0, first] : [first, second];
    return Number.isInteger(high - low) && high > low ? { draw: 'integers', offset: low, scale: high - low } : undefined;
  },
  permutation: (call) => (numberOf(call.positional[0]?.value) === undefined ? undefined : { draw: 'permutation', offset: 0, scale: 1 }),
};

/** Draws of a generator that are named otherwise in `default_rng`. */
const aliases: Readonly<Partial<Record<string, string>>> = { integers: 'randint' };

/**
 * How a method of a generator makes its array; the generator moves on, by what is drawn where that is known.
 * @param shape Of the result.
 */
export function drawn(state: RandomStateValue, name: string, call: Call, shape: Shape): Making | undefined {
  const count = shape.reduce<number | null>((product, length) => (product === null || length === null ? null : product * length), 1);
  const make = Object.hasOwn(functions, aliases[name] ?? name) ? functions[aliases[name] ?? name] : undefined;
  const found = call.open === null ? make?.(call) : undefined;
  if (name === 'permutation' && found === undefined) return permuted(state, call, shape);
  const source = state.source(call);
  state.drawn(found === undefined || count === null ? null : drawOf(found, count), call);
  if (found === undefined || count === null) return undefined;
  return { sources: [], operation: () => ({ operation: 'random', ...found, source }) };
}

/** `np.random.permutation(array)`: its rows in another order. */
function permuted(state: RandomStateValue, call: Call, shape: Shape): Making | undefined {
  const array = call.positional[0]?.value;
  const source = state.source(call);
  const rows = shape[0] ?? null;
  state.drawn(rows === null ? null : { draw: 'permutation', count: rows }, call);
  if (!(array instanceof ArrayValue) || rows === null) return undefined;
  return { sources: [array], operation: () => permutation(expressionOf(array), rows, source) };
}

/** The rows of an array in another order. */
export function permutation(input: ReturnType<typeof expressionOf>, rows: number, source: RandomArray['source']): Operation {
  const order: Operation = { operation: 'random', draw: 'permutation', offset: 0, scale: 1, source };
  return { operation: 'take', input, indices: { kind: 'array', ...order, shape: [rows], dtype: 'int64' } };
}

function drawOf({ draw, scale }: Drawn, count: number): RandomDraw {
  return draw === 'integers' ? { draw, count, greatest: scale - 1 } : { draw, count };
}
