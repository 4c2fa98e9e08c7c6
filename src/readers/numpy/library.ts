import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type Shape } from '../../spec/index.js';
import {
  argumentOf, elementsOf, floatValue, integerValue, moduleOf, nativeValue, none, numberOf, stringValue, tupleValue, type Call, type Library, type Value,
} from '../python/index.js';
import { ArrayValue, notAnArray, shapedArray } from './array.js';
import { dtypeNames, dtypeOf } from './dtypes.js';
import { cast, expand, integersOf, reshape, statistic } from './methods.js';

const madeHere = (): string => l10n.t('The data is made here and not read from a data set.');

/** A function whose first argument is an array. */
function ofArray(name: string, parameter: string, run: (array: ArrayValue, call: Call) => Value): Value {
  return nativeValue(name, (call) => {
    const value = argumentOf(call, 0, parameter) ?? none;
    return value instanceof ArrayValue ? run(value, call) : notAnArray(value, call.range);
  });
}

/** A function that makes an array of the shape given first. */
function ofShape(name: string, parameter = 'shape'): Value {
  return nativeValue(name, (call) => {
    const shape = integersOf(argumentOf(call, 0, parameter), call);
    const dtype = dtypeOf(call.keywords.get('dtype')?.value) ?? 'float64';
    return shape === undefined ? unknown(madeHere(), call.range) : shapedArray(call, shape, dtype, madeHere());
  });
}

/** A function that makes an array whose dimensions are its arguments, as `np.random.rand(100, 8)`. */
function ofDimensions(name: string): Value {
  return nativeValue(name, (call) => {
    const dimensions = call.positional.map(({ value }) => numberOf(value)).filter((dimension) => dimension !== undefined);
    const known = dimensions.length === call.positional.length && dimensions.length > 0;
    return known ? shapedArray(call, dimensions, 'float64', madeHere()) : unknown(madeHere(), call.range);
  });
}

/** A random function of numpy, whose shape is its argument `size`. */
function ofSize(name: string, position: number, dtype: string): Value {
  return nativeValue(name, (call) => {
    const size = integersOf(argumentOf(call, position, 'size'), call);
    return size === undefined ? unknown(madeHere(), call.range) : shapedArray(call, size, dtype, madeHere());
  });
}

/** `np.array([[1, 2], [3, 4]])`: its shape, from the lists in it. */
function toArray(call: Call): Value {
  const value = argumentOf(call, 0, 'object') ?? none;
  const dtype = call.keywords.get('dtype')?.value;
  if (value instanceof ArrayValue) return dtype === undefined ? value : cast(value, dtype, call);
  const shape = nestedShape(value, call);
  return shape === undefined ? notAnArray(value, call.range) : shapedArray(call, shape, dtypeOf(dtype) ?? 'float64', madeHere());
}

function nestedShape(value: Value, call: Call, depth = 0): Shape | undefined {
  if (numberOf(value) !== undefined) return [];
  if (depth > 6 || (value.kind !== 'list' && value.kind !== 'tuple')) return undefined;
  const elements = elementsOf(value, call.range);
  if (isUnknown(elements)) return undefined;
  const inner = elements[0] === undefined ? [] : nestedShape(elements[0], call, depth + 1);
  return inner === undefined ? undefined : [elements.length, ...inner];
}

const random = moduleOf('numpy.random', {
  rand: ofDimensions('rand'),
  randn: ofDimensions('randn'),
  random: ofShape('random', 'size'),
  random_sample: ofShape('random_sample', 'size'),
  uniform: ofSize('uniform', 2, 'float64'),
  normal: ofSize('normal', 2, 'float64'),
  randint: ofSize('randint', 2, 'int64'),
  seed: nativeValue('seed', () => none),
});

const numpy = moduleOf('numpy', {
  ...Object.fromEntries(dtypeNames.map((name) => [name, stringValue(name)])),
  newaxis: none,
  pi: floatValue(Math.PI),
  inf: floatValue(Number.POSITIVE_INFINITY),
  random,
  array: nativeValue('array', toArray),
  asarray: nativeValue('asarray', toArray),
  zeros: ofShape('zeros'),
  ones: ofShape('ones'),
  empty: ofShape('empty'),
  full: ofShape('full'),
  reshape: ofArray('reshape', 'a', (array, call) => reshape(array, integersOf(call.positional[1]?.value ?? call.keywords.get('shape')?.value ?? call.keywords.get('newshape')?.value, call), call)),
  expand_dims: ofArray('expand_dims', 'a', (array, call) => expand(array, integersOf(argumentOf(call, 1, 'axis'), call), call)),
  mean: ofArray('mean', 'a', (array, call) => statistic(array, 'mean', call, 1)),
  std: ofArray('std', 'a', (array, call) => statistic(array, 'std', call, 1)),
  prod: nativeValue('prod', (call) => {
    const numbers = integersOf(argumentOf(call, 0, 'a'), call);
    return numbers === undefined ? unknown(l10n.t('What this gives is known only when the file runs.'), call.range) : integerValue(numbers.reduce((product, number) => product * number, 1));
  }),
  shape: ofArray('shape', 'a', (array) => tupleValue(array.facts.shape.map((dimension) => (dimension === null ? none : integerValue(dimension))))),
});

/** The parts of numpy that decide shapes and scales of data. */
export const numpyLibrary: Library = {
  module: (path) => (path === 'numpy' ? numpy : path === 'numpy.random' ? random : undefined),
  unimported: (name) => (name === 'np' || name === 'numpy' ? numpy : undefined),
};
