import { numpyLibrary, ArrayValue, shapedArray } from '../../numpy/index.js';
import { elementsOf, numberOf, type Call, type Value } from '../../python/index.js';
import { isUnknown } from '../../../spec/index.js';
import { ownEntry } from '../../own-entry.js';
import * as l10n from '@vscode/l10n';

/** Functions of TensorFlow and keras.ops that do to arrays what one of numpy does. */
const asInNumpy: Readonly<Partial<Record<string, string>>> = {
  reshape: 'reshape', expand_dims: 'expand_dims', squeeze: 'squeeze', transpose: 'transpose', concat: 'concatenate', concatenate: 'concatenate', stack: 'stack',
  sqrt: 'sqrt', square: 'square', abs: 'abs', exp: 'exp', log: 'log', sin: 'sin', cos: 'cos', clip_by_value: 'clip', argmax: 'argmax', identity: 'copy',
  reduce_mean: 'mean', reduce_max: 'max', reduce_min: 'min', reduce_sum: 'sum', zeros_like: 'zeros_like', ones_like: 'ones_like',
};

/** Functions that make arrays of what is written. */
const makers: Readonly<Partial<Record<string, string>>> = { constant: 'array', convert_to_tensor: 'array', range: 'arange', linspace: 'linspace' };

/** What a function of tensors makes of arrays; `undefined` where it is given none, or is not read. */
export function callArrayFunction(name: string, call: Call): Value | undefined {
  const given = call.positional[0]?.value;
  if (given === undefined) return undefined;
  const maker = ownEntry(makers, name);
  if (maker !== undefined && (given instanceof ArrayValue || given.kind === 'number' || given.kind === 'list' || given.kind === 'tuple')) return callNumpy(maker, call);
  if (!holdsArrays(given, call)) return undefined;
  if (given instanceof ArrayValue && name === 'one_hot') return oneHot(given, call);
  if (given instanceof ArrayValue && name === 'resize') return resized(given, call);
  const same = ownEntry(asInNumpy, name);
  return same === undefined ? undefined : callNumpy(same, call);
}

function callNumpy(name: string, call: Call): Value | undefined {
  const callee = numpyLibrary.module('numpy')?.member(name);
  return callee === undefined ? undefined : call.interpreter.call(callee, call);
}

function holdsArrays(value: Value, call: Call): boolean {
  if (value instanceof ArrayValue) return true;
  if (value.kind !== 'list' && value.kind !== 'tuple') return false;
  const elements = elementsOf(value, call.range);
  return !isUnknown(elements) && elements.length > 0 && elements.every((element) => element instanceof ArrayValue);
}

function notFollowed(name: string): string {
  return l10n.t('What "{0}" makes of data is not read.', name);
}

/** `tf.one_hot(labels, depth)`. */
function oneHot({ facts }: ArrayValue, call: Call): Value {
  const depth = numberOf(call.keywords.get('depth')?.value ?? call.keywords.get('num_classes')?.value ?? call.positional[1]?.value);
  return shapedArray(call, [...facts.shape, depth ?? null], 'float32', notFollowed('one_hot'));
}

/** `tf.image.resize(images, (height, width))`. */
function resized({ facts }: ArrayValue, call: Call): Value | undefined {
  const size = call.keywords.get('size')?.value ?? call.positional[1]?.value;
  const sides = size === undefined ? undefined : elementsOf(size, call.range);
  if (sides === undefined || isUnknown(sides) || facts.shape.length < 3) return undefined;
  const [height, width] = sides.map((side) => numberOf(side) ?? null);
  return shapedArray(call, [...facts.shape.slice(0, -3), height ?? null, width ?? null, facts.shape.at(-1) ?? null], 'float32', notFollowed('resize'));
}
