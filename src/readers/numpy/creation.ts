import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type Shape } from '../../spec/index.js';
import { argumentOf, elementsOf, integerValue, nativeValue, none, numberOf, type Call, type Value } from '../python/index.js';
import { ArrayValue, notAnArray, shapedArray } from './array.js';
import { dtypeOf } from './dtypes.js';
import { cast, integersOf } from './methods.js';

const madeHere = (): string => l10n.t('The data is made here and not read from a data set.');

function made(call: Call, shape: Shape | undefined, dtype: string): Value {
  return shape === undefined ? unknown(madeHere(), call.range) : shapedArray(call, shape, dtypeOf(call.keywords.get('dtype')?.value) ?? dtype, madeHere());
}

/** A function that makes an array of the shape given first. */
export function ofShape(name: string, parameter = 'shape'): Value {
  return nativeValue(name, (call) => made(call, integersOf(argumentOf(call, 0, parameter), call), 'float64'));
}

/** A function that makes an array of the shape of another, such as `np.zeros_like`. */
export function ofLike(name: string): Value {
  return nativeValue(name, (call) => {
    const model = argumentOf(call, 0, 'a') ?? none;
    return model instanceof ArrayValue ? made(call, model.facts.shape, model.facts.dtype) : notAnArray(model, call.range);
  });
}

/** A function that makes an array whose dimensions are its arguments, as `np.random.rand(100, 8)`. */
export function ofDimensions(name: string): Value {
  return nativeValue(name, (call) => {
    const dimensions = call.positional.map(({ value }) => numberOf(value)).filter((dimension) => dimension !== undefined);
    const known = dimensions.length === call.positional.length && dimensions.length > 0;
    return made(call, known ? dimensions : undefined, 'float64');
  });
}

/** A function whose shape is one of its arguments, as `size` of random functions and `num` of `np.linspace`. */
export function ofSize(name: string, position: number, dtype: string, parameter: { readonly name: string; readonly preset?: number } = { name: 'size' }): Value {
  const preset = parameter.preset === undefined ? undefined : integerValue(parameter.preset);
  return nativeValue(name, (call) => made(call, integersOf(argumentOf(call, position, parameter.name) ?? preset, call), dtype));
}

/** `np.arange(stop)` and `np.arange(start, stop, step)`. */
export function evenlySpaced(call: Call): Value {
  const numbers = call.positional.map(({ value }) => numberOf(value));
  const known = numbers.filter((number) => number !== undefined);
  const [start = 0, stop = 0, step = 1] = known.length === 1 ? [0, ...known] : known;
  if (known.length === 0 || known.length < numbers.length || step === 0) return unknown(madeHere(), call.range);
  return made(call, [Math.max(0, Math.ceil((stop - start) / step))], known.every(Number.isInteger) ? 'int64' : 'float64');
}

/** `np.random.multivariate_normal(mean, cov, size)`: rows as long as the mean. */
export function multivariateNormal(call: Call): Value {
  const mean = lengthOf(argumentOf(call, 0, 'mean') ?? none, call);
  const given = argumentOf(call, 2, 'size');
  const size = given === undefined ? [] : integersOf(given, call);
  return made(call, mean === undefined || size === undefined ? undefined : [...size, mean], 'float64');
}

/** How many elements a list or an array of one axis has. */
function lengthOf(value: Value, call: Call): number | undefined {
  return nestedShape(value, call)?.[0] ?? undefined;
}

/** `np.eye(rows, columns)`. */
export function identity(call: Call): Value {
  const rows = numberOf(argumentOf(call, 0, 'N'));
  const columns = numberOf(argumentOf(call, 1, 'M')) ?? rows;
  return made(call, rows === undefined || columns === undefined ? undefined : [rows, columns], 'float64');
}

/** `np.array([[1, 2], [3, 4]])`: its shape, from the lists in it. */
export function toArray(call: Call): Value {
  const value = argumentOf(call, 0, 'object') ?? none;
  const dtype = argumentOf(call, 1, 'dtype');
  if (value instanceof ArrayValue) return dtype === undefined ? value : cast(value, dtype, call);
  const shape = nestedShape(value, call);
  return shape === undefined ? notAnArray(value, call.range) : shapedArray(call, shape, dtypeOf(dtype) ?? 'float64', madeHere());
}

/** The shape of lists in lists; `undefined` where they are not all of one length. */
function nestedShape(value: Value, call: Call, depth = 0): Shape | undefined {
  if (numberOf(value) !== undefined) return [];
  if (value instanceof ArrayValue) return value.facts.shape;
  if (depth > 6 || (value.kind !== 'list' && value.kind !== 'tuple')) return undefined;
  const elements = elementsOf(value, call.range);
  if (isUnknown(elements)) return undefined;
  let inner: Shape | undefined = [];
  for (const [index, element] of elements.entries()) {
    const shape = nestedShape(element, call, depth + 1);
    if (shape === undefined || (index > 0 && JSON.stringify(shape) !== JSON.stringify(inner))) return undefined;
    inner = shape;
  }
  return [elements.length, ...inner];
}
