import * as l10n from '@vscode/l10n';
import type { ArrayExpression } from '../../spec/index.js';
import { argumentOf, nativeValue, none, numberOf, type Call, type Value } from '../python/index.js';
import { ArrayValue, between, expressionOf, madeArray, notAnArray, oneHotLabels, shapedArray, type Operation } from '../numpy/index.js';

/** `keras.utils.to_categorical(y, num_classes)`; labels of one column lose it, as in Keras. */
export const toCategorical: Value = nativeValue('to_categorical', (call: Call) => {
  const labels = argumentOf(call, 0, 'x') ?? call.keywords.get('y')?.value ?? none;
  if (!(labels instanceof ArrayValue)) return notAnArray(labels, call.range);
  const { shape } = labels.facts;
  const given = argumentOf(call, 1, 'num_classes') ?? call.keywords.get('nb_classes')?.value;
  const isGiven = given !== undefined && given.kind !== 'none';
  const classes = numberOf(given) ?? (isGiven ? null : classesIn(labels));
  const rows = shape.length > 1 && shape.at(-1) === 1 ? shape.slice(0, -1) : shape;
  if (classes === null) return shapedArray(call, [...rows, null], 'float64', l10n.t('How many classes there are is known only when the file runs.'), oneHotLabels(null));
  return madeArray(call, [...rows, classes], 'float64', [labels], () => ({ operation: 'oneHot', input: expressionOf(labels), classes }), oneHotLabels(classes));
});

/**
 * How many columns labels get without a number of classes: one more than the greatest. That a bound is met is certain of
 * noise alone, drawn often enough: with five draws for each number, the greatest is missed once in 150 times.
 */
function classesIn({ facts: { shape, values } }: ArrayValue): number | null {
  const { labels, isNoise, minimum = 0, maximum } = values;
  if (labels?.form === 'indices') return labels.classes;
  if (isNoise !== true || maximum === undefined || !Number.isInteger(maximum)) return null;
  const draws = shape.reduce<number>((all, length) => all * (length ?? 0), 1);
  return draws >= 5 * (maximum - minimum + 1) ? maximum + 1 : null;
}

/** `keras.utils.normalize(x, axis=-1, order=2)`: along an axis divided by the square root of the sum of squares, or by 1 where that is 0. */
export const normalize: Value = nativeValue('normalize', (call: Call) => {
  const data = argumentOf(call, 0, 'x') ?? none;
  if (!(data instanceof ArrayValue)) return notAnArray(data, call.range);
  const { shape, dtype } = data.facts;
  const axis = axisOf(numberOf(argumentOf(call, 1, 'axis') ?? none) ?? (argumentOf(call, 1, 'axis') === undefined ? -1 : Number.NaN), shape.length);
  const isEuclidean = argumentOf(call, 2, 'order') === undefined || numberOf(argumentOf(call, 2, 'order')) === 2;
  const type = dtype === 'float32' ? dtype : 'float64';
  if (axis === undefined || !isEuclidean) return shapedArray(call, shape, type, l10n.t('Only normalize() of the order 2 along another axis than the first is read.'), between(-1, 1));
  return madeArray(call, shape, type, [data], () => ({ operation: 'divide', left: expressionOf(data), right: lengthsAlong(expressionOf(data), axis, type) }), between(-1, 1));
});

/** The axis from the front; `undefined` for the first one, for which Keras takes the last by mistake after it has summed. */
function axisOf(axis: number, rank: number): number | undefined {
  const place = axis < 0 ? axis + rank : axis;
  return axis !== 0 && Number.isInteger(place) && place >= 0 && place < rank ? place : undefined;
}

function lengthsAlong(input: ArrayExpression, axis: number, dtype: string): ArrayExpression {
  const node = (operation: Operation, shape: ArrayExpression['shape']): ArrayExpression => ({ kind: 'array', ...operation, shape, dtype });
  const squares = node({ operation: 'elementWise', function: 'square', input }, input.shape);
  const sums = node({ operation: 'sum', input: squares, axes: [axis], keepDimensions: true }, input.shape.map((length, place) => (place === axis ? 1 : length)));
  const lengths = node({ operation: 'elementWise', function: 'sqrt', input: sums }, sums.shape);
  return node({ operation: 'elementWise', function: 'zeroToOne', input: lengths }, sums.shape);
}
