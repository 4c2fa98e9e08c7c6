import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type ArrayExpression } from '../../spec/index.js';
import { argumentOf, nativeValue, none, numberOf, type Call, type Value } from '../python/index.js';
import { ArrayValue, expressionOf, madeArray, notAnArray } from '../numpy/index.js';
import { classesOf } from './datasets.js';

/** `keras.utils.to_categorical(y, num_classes)`; labels of one column lose it, as in Keras. */
export const toCategorical: Value = nativeValue('to_categorical', (call: Call) => {
  const labels = argumentOf(call, 0, 'x') ?? call.keywords.get('y')?.value ?? none;
  if (!(labels instanceof ArrayValue)) return notAnArray(labels, call.range);
  const { shape, expression } = labels.facts;
  const given = argumentOf(call, 1, 'num_classes');
  const classes = numberOf(given) ?? (given === undefined && !isUnknown(expression) ? classesIn(expression) : null);
  if (classes === null) return unknown(l10n.t('How many classes there are is known only when the file runs.'), call.range);
  const rows = shape.length > 1 && shape.at(-1) === 1 ? shape.slice(0, -1) : shape;
  return madeArray(call, [...rows, classes], 'float64', [labels], () => ({ operation: 'oneHot', input: expressionOf(labels), classes }));
});

/** The number of classes of the data set that labels come from. */
function classesIn(expression: ArrayExpression): number | null {
  if (expression.operation === 'dataset') return expression.part === 'y' ? classesOf(expression.dataset) : null;
  return 'input' in expression && expression.operation !== 'oneHot' ? classesIn(expression.input) : null;
}
