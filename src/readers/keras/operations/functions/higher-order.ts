import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type Maybe, type Shape } from '../../../../spec/index.js';
import { integerValue, none, plainCall, sameValue, truthOf, tupleValue, type Call, type Value } from '../../../python/index.js';
import { ArrayValue, shapedArray, valueShape } from '../../../numpy/index.js';
import { ownEntry } from '../../../own-entry.js';
import { dimensionsOf } from '../../../shapes/index.js';
import { applyFunction } from '../function.js';
import { Tensor } from '../tensor.js';
import { shapeOfValue } from './shape-of.js';

const argument = (call: Call, position: number, ...names: readonly string[]): Value =>
  (names.map((name) => call.keywords.get(name)).find((each) => each !== undefined) ?? call.positional[position])?.value ?? none;

const functions: Readonly<Partial<Record<string, (call: Call) => Value | undefined>>> = {
  cond: conditional,
  map_fn: mapped,
  map: mapped,
  vectorized_map: mapped,
  function: decorated,
  recompute_grad: decorated,
  custom_gradient: decorated,
  ndim: rank,
  rank,
  TensorShape: (call) => {
    const dimensions = dimensionsOf(argument(call, 0, 'dims'), call.range);
    return dimensions === undefined ? undefined : tupleValue(dimensions.map((each) => (each === null ? none : integerValue(each))));
  },
  Variable: variable,
};

/** Functions that take functions, and those that give no tensor; `undefined` for every other. */
export function higherOrder(name: string, call: Call): Value | undefined {
  return ownEntry(functions, name)?.(call);
}

/** `tf.function` gives what it is given, also as a decorator with arguments. */
function decorated(call: Call): Value {
  const [given] = call.positional;
  return given === undefined ? { kind: 'native', name: 'function', call: (inner) => inner.positional[0]?.value ?? none } : given.value;
}

/** `tf.Variable(initial_value)`: it changes, so that only its shape is known. */
function variable(call: Call): Value | undefined {
  const given = argument(call, 0, 'initial_value');
  if (given instanceof Tensor || isUnknown(given)) return given;
  const shape = valueShape(given, call.range);
  return shape === undefined ? undefined : shapedArray(call, shape, given instanceof ArrayValue ? given.facts.dtype : 'float32', l10n.t('A variable changes while the file runs.'));
}

/** `cond(pred, true_fn, false_fn)`; where it is not known which one runs, what both agree on. */
function conditional(call: Call): Value | undefined {
  const [condition, one, other] = [argument(call, 0, 'pred'), argument(call, 1, 'true_fn'), argument(call, 2, 'false_fn')];
  if (one.kind === 'none' || other.kind === 'none') return undefined;
  const truth = condition.kind === 'host' ? unknown('') : truthOf(condition);
  if (!isUnknown(truth)) return call.interpreter.call(truth ? one : other, plainCall(call, []));
  const [left, right] = [call.interpreter.call(one, plainCall(call, [])), call.interpreter.call(other, plainCall(call, []))];
  if (sameValue(left, right)) return left;
  const [leftShape, rightShape] = [shapeOfValue(left, call.range), shapeOfValue(right, call.range)];
  const agree = !isUnknown(leftShape) && !isUnknown(rightShape) && JSON.stringify(leftShape) === JSON.stringify(rightShape);
  if (agree && left instanceof Tensor && right instanceof Tensor) return applyFunction('Cond', [left, right], leftShape, call);
  return agree && left instanceof Tensor ? left : agree && right instanceof Tensor ? right : unknown(l10n.t('It depends on a condition that is known only when the file runs.'), call.range);
}

/** `tf.map_fn(fn, elems)`: what the function makes of one row, as many times as there are rows. */
function mapped(call: Call): Value | undefined {
  const [callee, rows] = [argument(call, 0, 'fn', 'f'), argument(call, 1, 'elems', 'xs')];
  const parts = rows.kind === 'tuple' || rows.kind === 'list' ? rows.items : [rows];
  const tensors = parts.filter((part): part is Tensor => part instanceof Tensor);
  const [first, ...others] = tensors;
  if (first === undefined || tensors.length < parts.length) return undefined;
  const row = ({ shape }: Tensor): Maybe<Shape> => (isUnknown(shape) ? shape : shape.slice(1));
  const elements = tensors.map((tensor) => applyFunction('GetItem', [tensor], row(tensor), call));
  const result = call.interpreter.call(callee, plainCall(call, rows.kind === 'tuple' ? [tupleValue(elements)] : elements));
  const shape = result instanceof Tensor || result instanceof ArrayValue ? shapeOfValue(result, call.range) : unknown(l10n.t('What this call gives is known only when the file runs.'), call.range);
  const count = isUnknown(first.shape) ? null : (first.shape[0] ?? null);
  return applyFunction('Map', result instanceof Tensor ? [first, ...others, result] : [first, ...others], isUnknown(shape) ? shape : [count, ...shape], call);
}

function rank(call: Call): Value | undefined {
  const shape = shapeOfValue(argument(call, 0, 'x', 'input'), call.range);
  return isUnknown(shape) ? undefined : integerValue(shape.length);
}
