import * as l10n from '@vscode/l10n';
import { unknown } from '../../spec/index.js';
import { nativeValue, none, type Call, type Value } from '../python/index.js';
import { Transformer, transformers } from './transformers.js';

/** Functions of sklearn.preprocessing that fit one of its classes to data and transform the same data with it. */
const classes: Readonly<Record<string, string>> = {
  scale: 'StandardScaler', minmax_scale: 'MinMaxScaler', maxabs_scale: 'MaxAbsScaler', robust_scale: 'RobustScaler',
};

/** `scale(X)`: what the class makes of all of it, column by column (sklearn/preprocessing/_data.py). */
function scaled(name: string, call: Call): Value {
  const [first, ...others] = call.positional;
  const { X: given, ...settings } = Object.fromEntries(call.keywords);
  const rule = transformers[classes[name] ?? ''];
  if (rule === undefined || others.length > 0 || call.keywords.has('axis')) return unknown(l10n.t('What "{0}" makes of data is not read.', name), call.range);
  const transformer = new Transformer(classes[name] ?? '', rule, { ...call, positional: [], keywords: new Map(Object.entries(settings)) });
  const data = (first ?? given)?.value ?? none;
  return transformer.fit(data, call).transform(data, call);
}

export const scalingFunctions: Readonly<Record<string, Value>> = Object.fromEntries(
  Object.keys(classes).map((name) => [name, nativeValue(name, (call) => scaled(name, call))]),
);
