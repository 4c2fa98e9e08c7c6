import * as l10n from '@vscode/l10n';
import { argumentOf, nativeValue, none, numberOf, type Call, type Value } from '../python/index.js';
import { ArrayValue, between, expressionOf, madeArray, notAnArray, oneHotLabels, shapedArray } from '../numpy/index.js';

/** `keras.utils.to_categorical(y, num_classes)`; labels of one column lose it, as in Keras. */
export const toCategorical: Value = nativeValue('to_categorical', (call: Call) => {
  const labels = argumentOf(call, 0, 'x') ?? call.keywords.get('y')?.value ?? none;
  if (!(labels instanceof ArrayValue)) return notAnArray(labels, call.range);
  const { shape, values } = labels.facts;
  const given = argumentOf(call, 1, 'num_classes') ?? call.keywords.get('nb_classes')?.value;
  const isGiven = given !== undefined && given.kind !== 'none';
  const classes = numberOf(given) ?? (!isGiven && values.labels?.form === 'indices' ? values.labels.classes : null);
  const rows = shape.length > 1 && shape.at(-1) === 1 ? shape.slice(0, -1) : shape;
  if (classes === null) return shapedArray(call, [...rows, null], 'float64', l10n.t('How many classes there are is known only when the file runs.'), between(0, 1));
  return madeArray(call, [...rows, classes], 'float64', [labels], () => ({ operation: 'oneHot', input: expressionOf(labels), classes }), oneHotLabels(classes));
});
