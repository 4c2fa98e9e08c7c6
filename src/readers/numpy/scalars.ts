import { isUnknown } from '../../spec/index.js';
import { elementsOf, floatValue, integerValue, numberOf, type Call, type Value } from '../python/index.js';
import { ownEntry } from '../own-entry.js';

type NumberValue = Extract<Value, { readonly kind: 'number' }>;

const unary: Readonly<Record<string, (x: number) => number>> = {
  sqrt: Math.sqrt,
  exp: Math.exp,
  log: Math.log,
  log2: Math.log2,
  log10: Math.log10,
  log1p: Math.log1p,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  tanh: Math.tanh,
  ceil: Math.ceil,
  floor: Math.floor,
  abs: Math.abs,
  absolute: Math.abs,
  square: (x) => x * x,
  sign: Math.sign,
  trunc: Math.trunc,
};

const binary: Readonly<Record<string, (x: number, y: number) => number>> = {
  power: (x, y) => x ** y,
  maximum: Math.max,
  minimum: Math.min,
  add: (x, y) => x + y,
  subtract: (x, y) => x - y,
  multiply: (x, y) => x * y,
  divide: (x, y) => x / y,
};

const ofLists: Readonly<Record<string, (numbers: readonly number[]) => number>> = {
  prod: (numbers) => numbers.reduce((product, number) => product * number, 1),
  sum: (numbers) => numbers.reduce((sum, number) => sum + number, 0),
  max: (numbers) => Math.max(...numbers),
  amax: (numbers) => Math.max(...numbers),
  min: (numbers) => Math.min(...numbers),
  amin: (numbers) => Math.min(...numbers),
  mean: (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length,
};

/** Functions whose results are whole where what they are given is. */
const whole = new Set(['abs', 'absolute', 'square', 'power', 'maximum', 'minimum', 'add', 'subtract', 'multiply', 'prod', 'sum', 'max', 'amax', 'min', 'amin']);

/** What a function of numpy makes of numbers that are written in the file; `undefined` where it is given none, or is not read. */
export function scalarOf(name: string, call: Call): Value | undefined {
  if (call.keywords.size > 0 || call.open !== null) return undefined;
  const values = call.positional.map(({ value }) => value);
  const [one, other] = values.map(numberOf);
  const result = compute(name, values, one, other, call);
  if (result === undefined || !Number.isFinite(result)) return undefined;
  const isWhole = whole.has(name) && Number.isInteger(result) && values.every((value) => numbersIn(value, call)?.every(({ integer }) => integer) === true);
  return isWhole ? integerValue(result) : floatValue(result);
}

function compute(name: string, values: readonly Value[], one: number | undefined, other: number | undefined, call: Call): number | undefined {
  const [list] = values;
  if (values.length === 1 && one !== undefined) return ownEntry(unary, name)?.(one);
  if (values.length === 2 && one !== undefined && other !== undefined) return ownEntry(binary, name)?.(one, other);
  const numbers = values.length === 1 && list !== undefined ? numbersIn(list, call) : undefined;
  return numbers === undefined || numbers.length === 0 ? undefined : ownEntry(ofLists, name)?.(numbers.map(({ value }) => value));
}

/** A number, or the numbers of a list. */
function numbersIn(value: Value, call: Call): readonly NumberValue[] | undefined {
  if (value.kind === 'number') return [value];
  if (value.kind !== 'list' && value.kind !== 'tuple' && value.kind !== 'range') return undefined;
  const elements = elementsOf(value, call.range);
  if (isUnknown(elements)) return undefined;
  const numbers = elements.filter((element): element is NumberValue => element.kind === 'number');
  return numbers.length === elements.length ? numbers : undefined;
}
