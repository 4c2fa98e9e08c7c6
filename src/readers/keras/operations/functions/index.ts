import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type Maybe, type Shape } from '../../../../spec/index.js';
import { tupleValue, type Call, type Value } from '../../../python/index.js';
import { callByRule } from '../../../numpy/index.js';
import { FunctionArguments, shapeRuleOf, shapesRuleOf } from '../../../shapes/index.js';
import type { KerasSession } from '../../session.js';
import { notTensors, tensorsGiven } from '../apply.js';
import { allArguments } from '../call-arguments.js';
import { applyFunction, applySplit, constantTensor } from '../function.js';
import { operationName } from '../operation-name.js';
import { shapeValue } from '../tensor.js';
import { higherOrder } from './higher-order.js';
import { shapeOfValue } from './shape-of.js';

/**
 * Calls a function of keras.ops, keras.backend or TensorFlow. On tensors of a model it is a node; its shape is unknown
 * where the function or its arguments are.
 */
export function callTensorFunction(session: KerasSession, path: string, name: string, call: Call): Value {
  if (name === 'shape' || name === 'int_shape') return shapeFunction(call);
  const special = higherOrder(name, call);
  if (special !== undefined) return special;
  const given = new FunctionArguments(call, shapeOfValue);
  const [first, ...others] = tensorsGiven(call);
  if (first === undefined) return withoutTensors(session, path, name, given) ?? notTensors(call);
  const notRead = unknown(l10n.t('The shape that "{0}" gives is not read.', name), call.range);
  // The functions of keras.backend take other arguments than their namesakes.
  const all = path === 'keras.backend' ? undefined : allArguments(call);
  const several = shapesRuleOf(path, name);
  if (several !== undefined) {
    const shapes = several(given);
    const [one, ...more] = shapes === undefined || isUnknown(shapes) ? [] : shapes;
    const className = operationName(name);
    return one === undefined
      ? applyFunction(className, [first, ...others], notRead, call, all)
      : applySplit(className, [first, ...others], [one, ...more], call, all);
  }
  return applyFunction(operationName(name), [first, ...others], shapeRuleOf(path, name)?.(given) ?? notRead, call, all);
}

/** What a function gives that is called on no tensors: zeros, numbers at random; `undefined` where not even its shape is known. */
function withoutTensors(session: KerasSession, path: string, name: string, given: FunctionArguments): Value | undefined {
  const shape: Maybe<Shape> | undefined = shapeRuleOf(path, name)?.(given);
  if (shape === undefined || isUnknown(shape)) return shape;
  const open = given.call.positional.map(({ value }) => value).find(isUnknown);
  // What is made of something that is not known may be data as well.
  if (open !== undefined && shape.includes(null)) return open;
  // A free dimension is that of a batch: what has one belongs to a model.
  if (shape.includes(null)) return constantTensor(operationName(name), session, shape, given.call);
  return callByRule(path, name, given.call, 'float32');
}

/** `tf.shape(x)`: what is known of it as numbers. */
function shapeFunction(call: Call): Value {
  const shape = new FunctionArguments(call, shapeOfValue).shape(0, 'x', 'input');
  if (shape === undefined || isUnknown(shape)) return shape ?? unknown(l10n.t('What this gives is known only when the file runs.'), call.range);
  const value = shapeValue(shape);
  const free = unknown(l10n.t('The number of samples in a batch is known only when the file runs.'), call.range);
  return value.kind === 'tuple' ? tupleValue(value.items.map((each) => (each.kind === 'none' ? free : each))) : value;
}
