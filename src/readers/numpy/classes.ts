import * as l10n from '@vscode/l10n';
import { isUnknown, type ArrayExpression } from '../../spec/index.js';
import { integerValue, type Call, type Value } from '../python/index.js';
import { ArrayValue, shapedArray } from './array.js';

/**
 * How many classes are among labels that are all of a data set, as they are where its split was loaded: part of them need not
 * have each class. `undefined` where it is not known.
 */
export function classesIn({ facts: { expression, values } }: ArrayValue): number | undefined {
  if (values.labels?.form !== 'indices' || isUnknown(expression) || !isWhole(expression)) return undefined;
  return values.labels.classes;
}

function isWhole(expression: ArrayExpression): boolean {
  let source = expression;
  while (source.operation === 'reshape' || source.operation === 'cast') source = source.input;
  // Of the rarer topics of Reuters a few tests may have none.
  return source.operation === 'dataset' && source.split === 'train';
}

/** `np.unique(labels)`: each class once; `undefined` where it is not known how many there are. */
export function uniqueLabels(call: Call): Value | undefined {
  const [labels, ...others] = call.positional.map(({ value }) => value);
  if (!(labels instanceof ArrayValue) || others.length > 0 || call.keywords.size > 0) return undefined;
  const classes = classesIn(labels);
  if (classes === undefined) return undefined;
  return shapedArray(call, [classes], labels.facts.dtype, l10n.t('What is in an array is known only when the file runs.'), labels.facts.values);
}

/** The greatest label, which one more than is the number of classes in many files; `undefined` where it is not known. */
export function greatestLabel(labels: ArrayValue): Value | undefined {
  const classes = classesIn(labels);
  return classes === undefined ? undefined : integerValue(classes - 1);
}
