import type { RandomArray, RandomDraw, Shape } from '../../spec/index.js';
import { ownEntry } from '../own-entry.js';
import { argumentOf, numberOf, type Call } from '../python/index.js';
import { ArrayValue, expressionOf, type Making, type Operation } from './array.js';
import { dtypeOf } from './dtypes.js';
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

/** What is otherwise, or only, in `default_rng`. */
const ofGenerator: typeof functions = {
  random: () => ({ draw: 'uniform', offset: 0, scale: 1 }),
  standard_normal: () => ({ draw: 'normal', offset: 0, scale: 1 }),
  integers: (call) => {
    const [first, second] = [parameter(call, 0, 'low', 0), parameter(call, 1, 'high', Number.NaN)];
    const endpoint = (call.keywords.get('endpoint') ?? call.positional[4])?.value;
    if (first === undefined || second === undefined || (endpoint !== undefined && endpoint.kind !== 'boolean')) return undefined;
    const [low, high] = Number.isNaN(second) ? [0, first] : [first, second];
    const scale = high - low + (endpoint?.value === true ? 1 : 0);
    return Number.isInteger(scale) && scale > 0 && scale <= 2 ** 32 ? { draw: 'integers', offset: low, scale } : undefined;
  },
};

/** Draws that a `default_rng` makes as a RandomState does. */
const alike = new Set(['normal', 'uniform', 'permutation']);

/** The types that are drawn in the same way; others take other bits. */
const preset = new Set(['float64', 'int64', 'float', 'int']);

function functionNamed(state: RandomStateValue, name: string): ((call: Call) => Drawn | undefined) | undefined {
  if (!state.isGenerator) return ownEntry(functions, name);
  return alike.has(name) ? ownEntry(functions, name) : ownEntry(ofGenerator, name);
}

function isOfPresetType(call: Call): boolean {
  const given = call.keywords.get('dtype')?.value;
  const name = given === undefined ? undefined : dtypeOf(given);
  return given === undefined || (typeof name === 'string' && preset.has(name));
}

/**
 * How a method of a generator makes its array; the generator moves on, by what is drawn where that is known.
 * @param shape Of the result.
 */
export function drawn(state: RandomStateValue, name: string, call: Call, shape: Shape): Making | undefined {
  const count = shape.reduce<number | null>((product, length) => (product === null || length === null ? null : product * length), 1);
  if (name === 'choice') return chosen(state, call, shape, count);
  const isFollowed = call.open === null && (!state.isGenerator || isOfPresetType(call));
  const found = isFollowed ? functionNamed(state, name)?.(call) : undefined;
  if (name === 'permutation' && found === undefined) return permuted(state, call, shape);
  const source = state.source(call);
  state.drawn(found === undefined || count === null ? null : drawOf(found, count), call);
  if (found === undefined || count === null) return undefined;
  return { sources: [], operation: () => ({ operation: 'random', ...found, source }) };
}

/** `choice(10, 3)` and `choice(array, 3)`, with what is drawn put back or not, each as likely as the others. */
function chosen(state: RandomStateValue, call: Call, shape: Shape, count: number | null): Making | undefined {
  const from = argumentOf(call, 0, 'a');
  const replace = argumentOf(call, 2, 'replace');
  const population = from instanceof ArrayValue ? (from.facts.shape.length === 1 ? (from.facts.shape[0] ?? undefined) : undefined) : numberOf(from);
  const isPlain = call.open === null && call.positional.length <= 3 && [...call.keywords.keys()].every((name) => ['a', 'size', 'replace'].includes(name)) && (replace === undefined || replace.kind === 'boolean');
  const source = state.source(call);
  const isKnown = isPlain && population !== undefined && Number.isInteger(population) && population > 0 && population <= 2 ** 32 && count !== null;
  const draw = replace?.kind === 'boolean' && !replace.value ? 'choice' : 'integers';
  if (!isKnown || (draw === 'choice' && count > population)) {
    state.drawn(null, call);
    return undefined;
  }
  state.drawn(draw === 'choice' ? { draw, count, population } : { draw, count, greatest: population - 1 }, call);
  const places: Operation = { operation: 'random', draw, offset: 0, scale: population, source };
  if (!(from instanceof ArrayValue)) return { sources: [], operation: () => places };
  return { sources: [from], operation: () => ({ operation: 'take', input: expressionOf(from), indices: { kind: 'array', ...places, shape, dtype: 'int64' } }) };
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
  if (draw === 'choice') return { draw, count, population: scale };
  return draw === 'integers' ? { draw, count, greatest: scale - 1 } : { draw, count };
}
