import * as l10n from '@vscode/l10n';
import { DataError } from '../errors.js';
import { addNoise, columnsInOrder, features, shuffled, type SyntheticEntry } from './entry.js';
import { matrixProduct } from './matrix-product.js';

/** A linear function of some of the features, with noise (sklearn/datasets/_samples_generator.py, `make_regression`). */
export const makeRegression: SyntheticEntry = {
  name: 'make_regression',
  title: 'Linear regression',
  generate(settings) {
    const samples = settings.count('n_samples', 100, 1);
    const columns = settings.count('n_features', 100, 1);
    const informative = Math.min(columns, settings.count('n_informative', 10));
    const outputs = settings.count('n_targets', 1, 1);
    if (settings.optional('effective_rank') !== null) throw new DataError(l10n.t('make_regression with effective_rank is not made here.'));
    const random = settings.random();
    const inputs = random.normals(samples * columns);
    const x = features(inputs, columns);
    const slopes = new Float64Array(columns * outputs);
    slopes.set(random.uniforms(informative * outputs).map((value) => 100 * value));
    const bias = settings.number('bias', 0);
    const values = matrixProduct(inputs, slopes, columns, outputs).map((value) => value + bias);
    const y = { values, shape: [samples, outputs], dtype: 'float64' };
    const noise = settings.number('noise', 0);
    if (noise > 0) addNoise(y, noise, random);
    const made = { x, y };
    if (!settings.isOn('shuffle', true)) return { x, y: squeezed(y) };
    const data = shuffled(made, random);
    return { x: columnsInOrder(data.x, random.permutation(columns)), y: squeezed(data.y) };
  },
};

/** `numpy.squeeze`: without axes of length 1. */
function squeezed<T extends { readonly shape: readonly number[] }>(array: T): T {
  return { ...array, shape: array.shape.filter((length) => length !== 1) };
}
