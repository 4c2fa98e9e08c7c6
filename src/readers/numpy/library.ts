import * as l10n from '@vscode/l10n';
import { unknown } from '../../spec/index.js';
import { argumentOf, floatValue, integerValue, moduleOf, nativeValue, none, stringValue, tupleValue, type Library } from '../python/index.js';
import { multivariateNormal, ofDimensions, ofLike, ofShape, ofSize, evenlySpaced, identity, toArray } from './creation.js';
import { dtypeNames } from './dtypes.js';
import { elementWise, ofArray } from './element-wise.js';
import { concatenate, columnStack, stack } from './joining.js';
import { expand, integersOf, reshape, statistic } from './methods.js';
import { permuted, positions, reducedTo, transposed } from './rearranging.js';

const samplers = {
  rand: ofDimensions('rand'),
  randn: ofDimensions('randn'),
  random: ofShape('random', 'size'),
  random_sample: ofShape('random_sample', 'size'),
  standard_normal: ofShape('standard_normal', 'size'),
  uniform: ofSize('uniform', 2, 'float64'),
  normal: ofSize('normal', 2, 'float64'),
  randint: ofSize('randint', 2, 'int64'),
  random_integers: ofSize('random_integers', 2, 'int64'),
  integers: ofSize('integers', 2, 'int64'),
  choice: ofSize('choice', 1, 'int64'),
  binomial: ofSize('binomial', 2, 'int64'),
  poisson: ofSize('poisson', 1, 'int64'),
  exponential: ofSize('exponential', 1, 'float64'),
  multivariate_normal: nativeValue('multivariate_normal', multivariateNormal),
  permutation: nativeValue('permutation', permuted),
  shuffle: nativeValue('shuffle', () => none),
  seed: nativeValue('seed', () => none),
};

/** A generator of random numbers, `np.random.default_rng(42)` or `np.random.RandomState(42)`. */
const generator = nativeValue('default_rng', () => moduleOf('numpy.random', samplers));

const random = moduleOf('numpy.random', { ...samplers, default_rng: generator, RandomState: generator });

const numpy = moduleOf('numpy', {
  ...Object.fromEntries(dtypeNames.map((name) => [name, stringValue(name)])),
  ...Object.fromEntries(['sqrt', 'exp', 'log', 'log1p', 'log2', 'log10', 'sin', 'cos', 'tan', 'tanh'].map((name) => [name, elementWise(name, 'float')])),
  ...Object.fromEntries(['abs', 'absolute', 'clip', 'square', 'nan_to_num', 'round', 'flip', 'copy', 'ascontiguousarray'].map((name) => [name, elementWise(name, 'same')])),
  newaxis: none,
  pi: floatValue(Math.PI),
  e: floatValue(Math.E),
  inf: floatValue(Number.POSITIVE_INFINITY),
  random,
  array: nativeValue('array', toArray),
  asarray: nativeValue('asarray', toArray),
  zeros: ofShape('zeros'),
  ones: ofShape('ones'),
  empty: ofShape('empty'),
  full: ofShape('full'),
  zeros_like: ofLike('zeros_like'),
  ones_like: ofLike('ones_like'),
  empty_like: ofLike('empty_like'),
  full_like: ofLike('full_like'),
  eye: nativeValue('eye', identity),
  identity: nativeValue('identity', identity),
  arange: nativeValue('arange', evenlySpaced),
  linspace: ofSize('linspace', 2, 'float64', { name: 'num', preset: 50 }),
  concatenate: nativeValue('concatenate', concatenate(0)),
  vstack: nativeValue('vstack', concatenate(0)),
  hstack: nativeValue('hstack', concatenate(1)),
  stack: nativeValue('stack', stack),
  column_stack: nativeValue('column_stack', columnStack),
  transpose: ofArray('transpose', 'a', (array, call) => transposed(array, integersOf(argumentOf(call, 1, 'axes'), call), call)),
  argmax: ofArray('argmax', 'a', (array, call) => positions(array, call, 1)),
  argmin: ofArray('argmin', 'a', (array, call) => positions(array, call, 1)),
  ravel: ofArray('ravel', 'a', (array, call) => reshape(array, [-1], call)),
  squeeze: ofArray('squeeze', 'a', (array, call) => reshape(array, call.positional.length > 1 || call.keywords.size > 0 ? undefined : array.facts.shape.filter((dimension) => dimension !== 1), call)),
  reshape: ofArray('reshape', 'a', (array, call) => reshape(array, integersOf(call.positional[1]?.value ?? call.keywords.get('shape')?.value ?? call.keywords.get('newshape')?.value, call), call)),
  expand_dims: ofArray('expand_dims', 'a', (array, call) => expand(array, integersOf(argumentOf(call, 1, 'axis'), call), call)),
  mean: ofArray('mean', 'a', (array, call) => statistic(array, 'mean', call, 1)),
  std: ofArray('std', 'a', (array, call) => statistic(array, 'std', call, 1)),
  ...Object.fromEntries(['max', 'amax', 'min', 'amin', 'sum', 'var', 'median'].map((name) => [name, ofArray(name, 'a', (array, call) => reducedTo(name, array, call, 1))])),
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
