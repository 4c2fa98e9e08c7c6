import * as l10n from '@vscode/l10n';
import { argumentOf, nativeValue, none, numberOf, type Call, type Value } from '../python/index.js';
import { ArrayValue, expressionOf, madeArray, notAnArray, oneHotLabels, shapedArray } from '../numpy/index.js';

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
