import * as l10n from '@vscode/l10n';
import { unknown, type Shape } from '../../spec/index.js';
import { argumentOf, integerValue, nativeValue, numberOf, tupleValue, truthOf, none, type Call, type HostValue, type Value } from '../python/index.js';
import type { ArrayValue} from '../numpy/index.js';
import { between, classLabels, expressionOf, madeArray, shapedArray, type KnownValues } from '../numpy/index.js';
import { settingsOf } from './generator-settings.js';

function reason(name: string): string {
  if (!name.startsWith('fetch_')) return l10n.t('scikit-learn loads or makes the data of {0}(), which is not read.', name);
  const file = `${datasetOf(name)}.npz`;
  return l10n.t('{0}() keeps its data in a file of scikit-learn, which is not read. Write it once with np.savez("{1}", x=..., y=...), and read it with np.load("{1}").', name, file);
}

/** What a loader loads: `iris` of `load_iris`. */
function datasetOf(loader: string): string {
  return loader.replace(/^(load|fetch)_/, '');
}

/** A data set of a fixed size. */
interface Bundle {
  readonly samples: number;
  readonly features: number;
  /** Null for a regression. */
  readonly classes: number | null;
  readonly values?: KnownValues;
  /** The least and the greatest target of a regression. */
  readonly targets?: readonly [least: number, greatest: number];
  /** The shape of one sample where there are `images`, too. */
  readonly image?: Shape;
}

/** As sklearn/datasets has them. */
const sizes: Readonly<Record<string, Bundle>> = {
  load_iris: { samples: 150, features: 4, classes: 3 },
  load_wine: { samples: 178, features: 13, classes: 3 },
  load_breast_cancer: { samples: 569, features: 30, classes: 2 },
  load_digits: { samples: 1_797, features: 64, classes: 10, values: between(0, 16), image: [8, 8] },
  load_diabetes: { samples: 442, features: 10, classes: null, targets: [25, 346] },
  load_linnerud: { samples: 20, features: 3, classes: null },
  load_boston: { samples: 506, features: 13, classes: null, targets: [5, 50] },
  fetch_california_housing: { samples: 20_640, features: 8, classes: null, targets: [0.14999, 5.00001] },
  fetch_olivetti_faces: { samples: 400, features: 4_096, classes: 40, values: between(0, 1), image: [64, 64] },
  fetch_covtype: { samples: 581_012, features: 54, classes: null },
};

/** Those that lie in scikit-learn's own folder, or in Keras's. */
const isFound: ReadonlySet<string> = new Set(['load_iris', 'load_wine', 'load_breast_cancer', 'load_digits', 'load_diabetes', 'load_boston']);

/** Whether a call asks for the data as it is by default. */
function isAsShipped({ positional, keywords, open }: Call): boolean {
  return open === null && positional.length === 0 && [...keywords.keys()].every((name) => name === 'return_X_y' || name === 'as_frame');
}

/** The samples as pictures. */
function imagesOf(data: ArrayValue, shape: Shape, call: Call): ArrayValue {
  return madeArray(call, shape, data.facts.dtype, [data], () => ({ operation: 'reshape', input: expressionOf(data) }), data.facts.values);
}

function targetValues(classes: number | null, targets: Bundle['targets']): KnownValues {
  if (classes !== null) return classLabels(classes);
  return targets === undefined ? {} : between(...targets);
}

/** What `load_iris()` gives: an object with `data` and `target`, or both as a pair. */
function load(name: string, { samples, features, classes, values = {}, image, targets }: Bundle) {
  return (call: Call): Value => {
    const dataset = datasetOf(name);
    const array = (part: 'x' | 'y', shape: Shape, dtype: string, known: KnownValues): ArrayValue =>
      isFound.has(name) && isAsShipped(call)
        ? madeArray(call, shape, dtype, [], () => ({ operation: 'dataset', dataset, split: 'train', part }), known)
        : shapedArray(call, shape, dtype, reason(name), known);
    const data = array('x', [samples, features], 'float64', values);
    const target = array('y', [samples], classes === null ? 'float64' : 'int64', targetValues(classes, targets));
    if (truthOf(call.keywords.get('return_X_y')?.value ?? none) === true) return tupleValue([data, target]);
    const fields: Readonly<Record<string, Value>> = { data, target, ...(image !== undefined && { images: imagesOf(data, [samples, ...image], call) }) };
    const bunch: HostValue = {
      kind: 'host',
      typeName: 'dataset',
      attribute: (field, context) => (Object.hasOwn(fields, field) ? fields[field] : unknown(reason(name), context.range)),
      item: (index, context) => (index.kind === 'string' && Object.hasOwn(fields, index.value) ? fields[index.value] : undefined) ?? unknown(reason(name), context.range),
    };
    return bunch;
  };
}

export const bundles: Readonly<Record<string, Value>> = Object.fromEntries(
  Object.entries(sizes).map(([name, size]) => [name, nativeValue(name, load(name, size))]),
);

/** Generators that are followed to the number (src/data/synthetic has them, too). */
const followed: ReadonlySet<string> = new Set(['make_moons', 'make_circles', 'make_blobs', 'make_classification', 'make_regression', 'make_friedman1']);

/** A data set that is made up: a pair of `n_samples` rows, by default as many as scikit-learn makes. */
function generate(name: string, features: (call: Call) => number | null, classes: (call: Call) => number | null | undefined) {
  return (call: Call): Value => {
    const count = numberOf(argumentOf(call, 0, 'n_samples') ?? integerValue(100)) ?? null;
    const labels = classes(call);
    const settings = followed.has(name) ? settingsOf(call, name) : undefined;
    const part = (which: 'x' | 'y', shape: Shape, dtype: string, values: KnownValues = {}): Value =>
      settings === undefined
        ? shapedArray(call, shape, dtype, reason(name), values)
        : madeArray(call, shape, dtype, [], () => ({ operation: 'generated', generator: name, settings, part: which }), values);
    const outputs = numberOf(argumentOf(call, 99, 'n_targets'));
    const targetShape = outputs === undefined || outputs === 1 ? [count] : [count, outputs];
    return tupleValue([
      part('x', [count, features(call)], 'float64'),
      part('y', targetShape, labels === undefined ? 'float64' : 'int64', labels === undefined || labels === null ? {} : classLabels(labels)),
    ]);
  };
}

function numberGiven(position: number, name: string, preset: number) {
  return (call: Call): number | null => {
    const value = argumentOf(call, position, name);
    return value === undefined ? preset : (numberOf(value) ?? null);
  };
}

const regression = (): undefined => undefined;

export const generated: Readonly<Record<string, Value>> = {
  make_moons: nativeValue('make_moons', generate('make_moons', () => 2, () => 2)),
  make_circles: nativeValue('make_circles', generate('make_circles', () => 2, () => 2)),
  make_blobs: nativeValue('make_blobs', generate('make_blobs', numberGiven(1, 'n_features', 2), numberGiven(2, 'centers', 3))),
  make_classification: nativeValue('make_classification', generate('make_classification', numberGiven(1, 'n_features', 20), numberGiven(99, 'n_classes', 2))),
  make_gaussian_quantiles: nativeValue('make_gaussian_quantiles', generate('make_gaussian_quantiles', numberGiven(3, 'n_features', 2), numberGiven(4, 'n_classes', 3))),
  make_regression: nativeValue('make_regression', generate('make_regression', numberGiven(1, 'n_features', 100), regression)),
  make_friedman1: nativeValue('make_friedman1', generate('make_friedman1', numberGiven(1, 'n_features', 10), regression)),
};
