import * as l10n from '@vscode/l10n';
import { unknown } from '../../spec/index.js';
import { argumentOf, floatValue, integerValue, nativeValue, none, numberOf, stringValue, tupleValue, type Library, type ModuleValue, type Value } from '../python/index.js';
import { isShapeFunction } from '../shapes/index.js';
import { ArrayValue, shapedArray } from './array.js';
import { callNumpy } from './call.js';
import { dtypeNames } from './dtypes.js';
import { load, textTable } from './files.js';
import { indexJoiners } from './joined-by-index.js';
import { isSeed, RandomStateValue, sharedState } from './random-state.js';
import { shuffleInPlace } from './shuffle.js';
import { ownEntry } from '../own-entry.js';

/** A module whose functions are known by the shapes that they give, besides its own members. */
function arrayModule(path: string, own: Readonly<Record<string, Value>>): ModuleValue {
  const functions = new Map<string, Value>();
  const member = (name: string): Value | undefined => {
    const known = ownEntry(own, name) ?? functions.get(name);
    if (known !== undefined || !isShapeFunction(path, name)) return known;
    const made = nativeValue(name, (call) => callNumpy(path, name, call) ?? unknown(l10n.t('What this gives is known only when the file runs.'), call.range));
    functions.set(name, made);
    return made;
  };
  return { kind: 'module', path, member };
}

/** `np.random.RandomState(42)` */
const legacyGenerator = nativeValue('RandomState', (call) => {
  const seed = numberOf(argumentOf(call, 0, 'seed'));
  return new RandomStateValue(call.interpreter.clock.next(), { seed: isSeed(seed) ? seed : null, before: [] });
});

/** `np.random.default_rng(42)`; seeds of several numbers are not followed. */
const generator = nativeValue('default_rng', (call) => {
  const seed = numberOf(argumentOf(call, 0, 'seed'));
  const isKnown = seed !== undefined && Number.isSafeInteger(seed) && seed >= 0;
  return new RandomStateValue(call.interpreter.clock.next(), { seed: isKnown ? seed : null, before: [], generator: 'pcg64' });
});

/** `np.random.Generator(…)` of bits from elsewhere. */
const otherGenerator = nativeValue('Generator', (call) => new RandomStateValue(call.interpreter.clock.next(), { seed: null, before: [], generator: 'pcg64' }));

const random: ModuleValue = arrayModule('numpy.random', {
  seed: nativeValue('seed', (call) => sharedState(call).reseed(numberOf(argumentOf(call, 0, 'seed')) ?? null, call)),
  shuffle: nativeValue('shuffle', (call) => shuffleInPlace(argumentOf(call, 0, 'x') ?? none, call, sharedState(call))),
  default_rng: generator,
  RandomState: legacyGenerator,
  Generator: otherGenerator,
});

const linearAlgebra = arrayModule('numpy.linalg', {});

const toArray = (name: string): Value => nativeValue(name, (call) => callNumpy('numpy', 'array', call) ?? none);

/** Files of arrays: what is in them is in them. */
const reading = (name: string): Value =>
  nativeValue(name, (call) => unknown(l10n.t('What "{0}" reads is known only when the file runs.', name), call.range));

const numpy: ModuleValue = arrayModule('numpy', {
  ...Object.fromEntries(dtypeNames.map((name) => [name, stringValue(name)])),
  ...Object.fromEntries(['array', 'asarray'].map((name) => [name, toArray(name)])),
  ...indexJoiners,
  load,
  loadtxt: textTable('loadtxt'),
  genfromtxt: textTable('genfromtxt'),
  fromfile: reading('fromfile'),
  newaxis: none,
  pi: floatValue(Math.PI),
  e: floatValue(Math.E),
  inf: floatValue(Number.POSITIVE_INFINITY),
  nan: floatValue(Number.NaN),
  random,
  linalg: linearAlgebra,
  float_: stringValue('float64'),
  int_: stringValue('int64'),
  bool_: stringValue('bool'),
  uint: stringValue('uint64'),
  save: nativeValue('save', () => none),
  set_printoptions: nativeValue('set_printoptions', () => none),
  identity: nativeValue('identity', (call) => callNumpy('numpy', 'eye', call) ?? none),
  ndim: nativeValue('ndim', (call) => {
    const value = argumentOf(call, 0, 'a') ?? none;
    return value instanceof ArrayValue ? integerValue(value.facts.shape.length) : unknown(l10n.t('What this gives is known only when the file runs.'), call.range);
  }),
  shape: nativeValue('shape', (call) => {
    const value = argumentOf(call, 0, 'a') ?? none;
    const open = unknown(l10n.t('This dimension is known only when the file runs.'), call.range);
    return value instanceof ArrayValue ? tupleValue(value.facts.shape.map((dimension) => (dimension === null ? open : integerValue(dimension)))) : open;
  }),
  where: nativeValue('where', (call) => {
    if (call.positional.length > 1) return callNumpy('numpy', 'where', call) ?? none;
    return callNumpy('numpy', 'nonzero', call) ?? shapedArray(call, [null], 'int64', l10n.t('What "{0}" makes of data is not read.', 'where'));
  }),
});

const modules = new Map([numpy, random, linearAlgebra].map((module) => [module.path, module]));

/** The parts of numpy that decide shapes and scales of data. */
export const numpyLibrary: Library = {
  module: (path) => modules.get(path),
  unimported: (name) => (name === 'np' || name === 'numpy' ? numpy : undefined),
};
