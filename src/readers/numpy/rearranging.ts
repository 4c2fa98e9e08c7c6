import * as l10n from '@vscode/l10n';
import { unknown, type Shape } from '../../spec/index.js';
import { argumentOf, none, numberOf, truthOf, type Call, type Value } from '../python/index.js';
import { ArrayValue, notAnArray, shapedArray } from './array.js';
import { integersOf } from './methods.js';
import { reduced } from './shapes.js';

/** @param axes In which order; backwards where they are not given. */
export function transposed(array: ArrayValue, axes: readonly number[] | undefined, call: Call): Value {
  const { shape, dtype } = array.facts;
  const order = axes ?? shape.map((_, axis) => shape.length - 1 - axis);
  const result: Shape = order.map((axis) => shape[axis < 0 ? axis + shape.length : axis] ?? null);
  if (order.length !== shape.length) return unknown(l10n.t('The shape of this array is known only when the file runs.'), call.range);
  return shapedArray(call, result, dtype, l10n.t('Transposing arrays is not read.'));
}

/** `np.argmax(array, axis)`. @param offset How many arguments stand before `axis`. */
export function positions(array: ArrayValue, call: Call, offset: number): Value {
  const given = argumentOf(call, offset, 'axis');
  const axes = given === undefined || given.kind === 'none' ? null : integersOf(given, call);
  const shape = axes === undefined ? null : reduced(array.facts.shape, axes, false);
  const reason = l10n.t('What "{0}" makes of data is not read.', 'argmax');
  return shape === null ? unknown(reason, call.range) : shapedArray(call, shape, 'int64', reason);
}

/** A reduction such as a maximum, of which only the shape is known. @param offset How many arguments stand before `axis`. */
export function reducedTo(name: string, array: ArrayValue, call: Call, offset: number): Value {
  const given = argumentOf(call, offset, 'axis');
  const axes = given === undefined || given.kind === 'none' ? null : integersOf(given, call);
  const keep = truthOf(call.keywords.get('keepdims')?.value ?? none);
  const shape = axes === undefined || typeof keep !== 'boolean' ? null : reduced(array.facts.shape, axes, keep);
  const reason = l10n.t('What "{0}" makes of data is not read.', name);
  return shape === null ? unknown(reason, call.range) : shapedArray(call, shape, array.facts.dtype, reason);
}

/** `np.random.permutation(10)`, and of an array its rows in another order. */
export function permuted(call: Call): Value {
  const value = argumentOf(call, 0, 'x') ?? none;
  const count = numberOf(value);
  const reason = l10n.t('The order is random.');
  if (count !== undefined) return shapedArray(call, [count], 'int64', reason);
  return value instanceof ArrayValue ? shapedArray(call, value.facts.shape, value.facts.dtype, reason) : notAnArray(value, call.range);
}
