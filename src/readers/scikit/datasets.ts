import * as l10n from '@vscode/l10n';
import { unknown, type Shape } from '../../spec/index.js';
import { argumentOf, integerValue, nativeValue, numberOf, tupleValue, truthOf, none, type Call, type HostValue, type Value } from '../python/index.js';
import { shapedArray } from '../numpy/index.js';

const reason = (): string => l10n.t('The data comes from scikit-learn.');

/** Data sets of a fixed size (sklearn/datasets): samples, features, and the type of the target. */
const sizes: Readonly<Record<string, readonly [number, number, string]>> = {
  load_iris: [150, 4, 'int64'],
  load_wine: [178, 13, 'int64'],
  load_breast_cancer: [569, 30, 'int64'],
  load_digits: [1_797, 64, 'int64'],
  load_diabetes: [442, 10, 'float64'],
  load_boston: [506, 13, 'float64'],
  fetch_california_housing: [20_640, 8, 'float64'],
};

/** What `load_iris()` gives: an object with `data` and `target`, or both as a pair. */
function load([samples, features, type]: readonly [number, number, string]) {
  return (call: Call): Value => {
    const data = shapedArray(call, [samples, features], 'float64', reason());
    const target = shapedArray(call, [samples], type, reason());
    if (truthOf(call.keywords.get('return_X_y')?.value ?? none) === true) return tupleValue([data, target]);
    const fields: Readonly<Record<string, Value>> = { data, target };
    const bunch: HostValue = {
      kind: 'host',
      typeName: 'dataset',
      attribute: (name, context) => (Object.hasOwn(fields, name) ? fields[name] : unknown(reason(), context.range)),
      item: (index, context) => (index.kind === 'string' && Object.hasOwn(fields, index.value) ? fields[index.value] : undefined) ?? unknown(reason(), context.range),
    };
    return bunch;
  };
}

export const bundles: Readonly<Record<string, Value>> = Object.fromEntries(Object.entries(sizes).map(([name, size]) => [name, nativeValue(name, load(size))]));

/** A data set that is made up: a pair of `n_samples` rows, by default as many as scikit-learn makes. */
function generate(type: string, features: (call: Call) => number | null) {
  return (call: Call): Value => {
    const count = numberOf(argumentOf(call, 0, 'n_samples') ?? integerValue(100)) ?? null;
    const pair = (shape: Shape, dtype: string): Value => shapedArray(call, shape, dtype, reason());
    return tupleValue([pair([count, features(call)], 'float64'), pair([count], type)]);
  };
}

function featuresOf(preset: number) {
  return (call: Call): number | null => numberOf(argumentOf(call, 1, 'n_features') ?? integerValue(preset)) ?? null;
}

export const generated: Readonly<Record<string, Value>> = {
  make_moons: nativeValue('make_moons', generate('int64', () => 2)),
  make_circles: nativeValue('make_circles', generate('int64', () => 2)),
  make_blobs: nativeValue('make_blobs', generate('int64', featuresOf(2))),
  make_classification: nativeValue('make_classification', generate('int64', featuresOf(20))),
  make_regression: nativeValue('make_regression', generate('float64', featuresOf(100))),
};
