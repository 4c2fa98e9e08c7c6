import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type Maybe, type Shape } from '../../../../spec/index.js';
import { none, tupleValue, type Call, type Value } from '../../../python/index.js';
import { shapedArray } from '../../../numpy/index.js';
import type { KerasSession } from '../../session.js';
import { notTensors, tensorsGiven } from '../apply.js';
import { applyFunction, applySplit, constantTensor } from '../function.js';
import { operationName } from '../operation-name.js';
import { shapeValue } from '../tensor.js';
import { dimensionsOf, FunctionArguments } from './arguments.js';
import { splitShapes } from './split.js';
import { backendRules, shapeRules } from './table.js';

/**
 * Calls a function of keras.ops, keras.backend or TensorFlow. On tensors of a model it is a node; its shape is unknown
 * where the function or its arguments are.
 */
export function callTensorFunction(session: KerasSession, path: string, name: string, call: Call): Value {
  if (name === 'shape' || name === 'int_shape') return shapeFunction(call);
  const [first, ...others] = tensorsGiven(call);
  if (first === undefined) return constant(session, path, name, call) ?? notTensors(call);
  const given = new FunctionArguments(call);
  const notRead = unknown(l10n.t('The shape that "{0}" gives is not read.', name), call.range);
  if (name === 'split') {
    const shapes = splitShapes(given, path.startsWith('tensorflow'));
    const [one, ...more] = shapes ?? [];
    return one === undefined ? applyFunction('Split', [first, ...others], notRead, call) : applySplit('Split', [first, ...others], [one, ...more], call);
  }
  const rule = (path === 'keras.backend' ? backendRules.get(name) : undefined) ?? shapeRules.get(name);
  return applyFunction(operationName(name), [first, ...others], rule?.(given) ?? notRead, call);
}

/** `tf.shape(x)`: what is known of it as numbers. */
function shapeFunction(call: Call): Value {
  const shape = new FunctionArguments(call).shape(0, 'x', 'input');
  if (shape === undefined || isUnknown(shape)) return shape ?? unknown(l10n.t('What this gives is known only when the file runs.'), call.range);
  const value = shapeValue(shape);
  const free = unknown(l10n.t('The number of samples in a batch is known only when the file runs.'), call.range);
  return value.kind === 'tuple' ? tupleValue(value.items.map((each) => (each.kind === 'none' ? free : each))) : value;
}

const fills = new Set(['zeros', 'ones', 'fill', 'random_normal', 'random_uniform', 'truncated_normal', 'normal', 'uniform']);

/** Zeros, ones and random numbers of a shape in which dimensions may be free; `undefined` for every other function. */
function constant(session: KerasSession, path: string, name: string, call: Call): Value | undefined {
  if (!fills.has(name) || (/^(normal|uniform)$/.test(name) && !path.endsWith('random'))) return undefined;
  const value = new FunctionArguments(call).value(0, 'shape', 'dims') ?? none;
  const shape: Maybe<Shape> | undefined = value.kind === 'unknown' ? value : dimensionsOf(value, call.range);
  if (shape === undefined || isUnknown(shape)) return shape;
  if (shape.includes(null)) return constantTensor(operationName(name), session, shape, call);
  return shapedArray(call, shape, 'float32', l10n.t('What is in an array is known only when the file runs.'));
}
