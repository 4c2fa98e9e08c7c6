import { elementsOf, numberOf, type Call, type Value } from '../python/index.js';
import { isUnknown } from '../../spec/index.js';
import { ArrayValue, expressionOf, madeArray } from './array.js';
import { dtypeOf } from './dtypes.js';
import { valueShape } from './value-shape.js';
import { between, type KnownValues } from './values.js';
import { windowsOf } from './windows.js';

/** Longer lists of numbers are not kept in a plan. */
const maximumNumbers = 20_000;

type NumberValue = Extract<Value, { readonly kind: 'number' | 'boolean' }>;

/** `np.array([[0, 1], [1, 0]])`: the numbers that are written; `undefined` where they are not all known. */
export function literalArray(value: Value, dtype: Value | undefined, call: Call): ArrayValue | undefined {
  const shape = valueShape(value, call.range);
  const numbers = numbersIn(value, call);
  if (shape === undefined || numbers === undefined || numbers.length > maximumNumbers) return undefined;
  const type = dtypeOf(dtype) ?? presetType(numbers);
  if (dtype !== undefined && dtypeOf(dtype) === null) return undefined;
  const values = numbers.map((number) => numberOf(number) ?? Number.NaN);
  return madeArray(call, shape, type, [], () => ({ operation: 'literal', values }), boundsOf(values));
}

/** A list of arrays, `np.array([a, b])`, as if they were stacked. */
export function stackedArrays(value: Value, call: Call): ArrayValue | undefined {
  if (value.kind !== 'list' && value.kind !== 'tuple') return undefined;
  const shape = valueShape(value, call.range);
  const arrays = (value.items as readonly Value[]).filter((item) => item instanceof ArrayValue);
  const [first] = arrays;
  if (shape === undefined || first === undefined || arrays.length !== value.items.length) return undefined;
  const { dtype } = first.facts;
  if (arrays.some(({ facts }) => facts.dtype !== dtype)) return undefined;
  return windowsOf(arrays, call) ?? madeArray(call, shape, dtype, arrays, () => ({
    operation: 'concatenate',
    axis: 0,
    inputs: arrays.map((array) => ({ kind: 'array', operation: 'reshape', input: expressionOf(array), shape: [1, ...array.facts.shape], dtype })),
  }));
}

/** The numbers of lists in lists; `undefined` where there is anything else in them. */
function numbersIn(value: Value, call: Call): readonly NumberValue[] | undefined {
  if (value.kind === 'number' || value.kind === 'boolean') return [value];
  if (value.kind !== 'list' && value.kind !== 'tuple' && value.kind !== 'range') return undefined;
  const elements = elementsOf(value, call.range);
  if (isUnknown(elements) || elements.length > maximumNumbers) return undefined;
  const numbers: NumberValue[] = [];
  for (const element of elements) {
    const part = numbersIn(element, call);
    if (part === undefined) return undefined;
    numbers.push(...part);
  }
  return numbers;
}

function presetType(numbers: readonly NumberValue[]): string {
  if (numbers.length === 0) return 'float64';
  if (numbers.every(({ kind }) => kind === 'boolean')) return 'bool';
  return numbers.every((number) => number.kind === 'boolean' || number.integer) ? 'int64' : 'float64';
}

function boundsOf(values: readonly number[]): KnownValues {
  if (values.length === 0) return {};
  // Not spread into Math.min: lists may be longer than a call may have arguments.
  return between(values.reduce((one, other) => Math.min(one, other)), values.reduce((one, other) => Math.max(one, other)));
}
