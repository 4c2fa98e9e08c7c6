import { describe, expect, it } from 'vitest';
import { isUnknown, type ArrayExpression } from '../../../src/spec/index.js';
import { argument, keras, known, modelIn, read, stepIn } from './support.js';

const fashion = 'keras.datasets.fashion_mnist.load_data()';

/** What an expression is, given to `fit` as x. */
function arrayOf(expression: string, ...before: readonly string[]): ArrayExpression {
  const { x } = stepIn(read(keras(...before, 'model = keras.Sequential([layers.Dense(1)])', `model.fit(${expression})`)), 'fit');
  if (isUnknown(x)) throw new Error(x.reason);
  return x;
}

function reasonOf(expression: string, ...before: readonly string[]): string {
  const { x } = stepIn(read(keras(...before, 'model = keras.Sequential([layers.Dense(1)])', `model.fit(${expression})`)), 'fit');
  return isUnknown(x) ? x.reason : 'known';
}

const load = `(X, y), (X_test, y_test) = ${fashion}`;

describe('a data set', () => {
  it.each([
    ['X', load, 'train', 'x', [60_000, 28, 28]],
    ['y_test', load, 'test', 'y', [10_000]],
    ['X', `(X, y), _ = ${fashion}`, 'train', 'x', [60_000, 28, 28]],
    ['data[0][1]', `data = ${fashion}`, 'train', 'y', [60_000]],
    ['X_test', `train, test = ${fashion}\nX_test, y_test = test`, 'test', 'x', [10_000, 28, 28]],
  ] as const)('%s of "%s" is known', (expression, line, split, part, shape) => {
    expect(arrayOf(expression, line)).toMatchObject({ operation: 'dataset', dataset: 'fashion_mnist', split, part, shape, dtype: 'uint8' });
  });

  it.each([
    ['from keras.datasets import mnist', 'mnist.load_data()', [60_000, 28, 28]],
    ['import tensorflow as tf', 'tf.keras.datasets.cifar10.load_data()', [50_000, 32, 32, 3]],
    ['from tensorflow.keras.datasets.cifar100 import load_data', 'load_data()', [50_000, 32, 32, 3]],
  ])('%s; %s', (line, call, shape) => {
    expect(arrayOf(`${call}[0][0]`, line)).toMatchObject({ shape });
  });
});

describe('what is done to an array', () => {
  it.each([
    ['X[:-5000]', [55_000, 28, 28], 'uint8'],
    ['X[-5000:]', [5_000, 28, 28], 'uint8'],
    ['X[55_000:]', [5_000, 28, 28], 'uint8'],
    ['X[:100, ::2]', [100, 14, 28], 'uint8'],
    ['X[0]', [28, 28], 'uint8'],
    ['X / 255.', [60_000, 28, 28], 'float64'],
    ['X.astype("float32") / 255', [60_000, 28, 28], 'float32'],
    ['X.astype(np.float32) / 255.0', [60_000, 28, 28], 'float32'],
    ['1 - X / 255.0', [60_000, 28, 28], 'float64'],
    ['X.reshape(-1, 784)', [60_000, 784], 'uint8'],
    ['X.reshape((60000, 28 * 28))', [60_000, 784], 'uint8'],
    ['X.reshape(len(X), -1)', [60_000, 784], 'uint8'],
    ['X.reshape(X.shape[0], 28, 28, 1)', [60_000, 28, 28, 1], 'uint8'],
    ['np.expand_dims(X, -1)', [60_000, 28, 28, 1], 'uint8'],
    ['X[..., np.newaxis]', [60_000, 28, 28, 1], 'uint8'],
    ['X[:, :, :, None]', [60_000, 28, 28, 1], 'uint8'],
    ['X.mean(axis=0, keepdims=True)', [1, 28, 28], 'float64'],
    ['X.std(axis=(1, 2))', [60_000], 'float64'],
    ['np.mean(X)', [], 'float64'],
    ['(X - X.mean(axis=0, keepdims=True)) / (X.std(axis=0, keepdims=True) + 1e-7)', [60_000, 28, 28], 'float64'],
    ['keras.utils.to_categorical(y, 10)', [60_000, 10], 'float64'],
    ['keras.utils.to_categorical(y)', [60_000, 10], 'float64'],
    ['tf.cast(X, tf.float32)', [60_000, 28, 28], 'float32'],
    ['X[::-1]', [60_000, 28, 28], 'uint8'],
    ['X[:-5:-1]', [4, 28, 28], 'uint8'],
    ['X[y < 5]', [null, 28, 28], 'uint8'],
    ['X[~((y == 1) | (y == 2))]', [null, 28, 28], 'uint8'],
    ['X.transpose()', [28, 28, 60_000], 'uint8'],
    ['np.zeros((100, 4))', [100, 4], 'float64'],
    ['np.random.rand(8, 3)', [8, 3], 'float64'],
  ])('%s', (expression, shape, dtype) => {
    expect(arrayOf(expression, 'import numpy as np', 'import tensorflow as tf', load)).toMatchObject({ shape, dtype });
  });

  it('is kept step by step', () => {
    expect(arrayOf('X', load, 'X = X[:-5000] / 255.')).toMatchObject({
      operation: 'divide',
      right: 255,
      left: { operation: 'slice', axis: 0, start: null, stop: -5_000, step: 1, input: { operation: 'dataset' } },
    });
  });

  it('is clipped by two bounds', () => {
    const input = { operation: 'divide', right: 255 };
    const clip = (call: string): ArrayExpression => arrayOf(call, 'import numpy as np', load, 'X = X / 255.');
    expect(clip('np.clip(X, 0.1, 0.9)')).toMatchObject({ operation: 'minimum', right: 0.9, left: { operation: 'maximum', right: 0.1, left: input, shape: [60_000, 28, 28], dtype: 'float64' } });
    expect(clip('np.clip(X, None, 0.9)')).toMatchObject({ operation: 'minimum', right: 0.9, left: input });
    expect(clip('np.clip(X, a_min=0.1, a_max=None)')).toMatchObject({ operation: 'maximum', right: 0.1, left: input });
    expect(reasonOf('np.clip(X, 0.1, 0.9)', 'import numpy as np', load)).toContain('clip');
  });

  it('is unpacked along its first axis', () => {
    const noise = ['import numpy as np', 'one, other = np.random.rand(2, 8, 3)'];
    expect(arrayOf('other', ...noise)).toMatchObject({ operation: 'reshape', shape: [8, 3], input: { operation: 'slice', axis: 0, start: 1, stop: 2, input: { operation: 'random' } } });
    expect(reasonOf('other', 'import numpy as np', 'one, other = np.random.rand(3, 8, 3)')).toContain('only when the file runs');
  });

  it('is one-hot by the rows of an identity matrix', () => {
    expect(arrayOf('np.eye(10)[y]', 'import numpy as np', load)).toMatchObject({
      operation: 'take', shape: [60_000, 10], input: { operation: 'oneHot', classes: 10, input: { operation: 'sequence', start: 0, step: 1, shape: [10] } }, indices: { operation: 'dataset', part: 'y' },
    });
    expect(reasonOf('np.eye(10, k=1)[y]', 'import numpy as np', load)).toContain('made here');
  });

  it('may be in place', () => {
    expect(arrayOf('X', load, 'X = X.astype("float32")', 'X /= 255')).toMatchObject({ operation: 'divide', left: { operation: 'cast' } });
  });

  it.each([
    ['X[y < limit()]', 'part of the array'],
    ['np.linalg.inv(X)', 'inv'],
    ['load_my_data()', 'load_my_data'],
    ['np.random.beta(1, 2, (8, 3))', 'made here'],
  ])('%s is not known', (expression, reason) => {
    expect(reasonOf(expression, 'import numpy as np', load)).toContain(reason);
  });

  it('at a place that is not known is not known any more', () => {
    expect(reasonOf('X', load, 'X[int(input())] = 1')).toContain('one by one');
  });

  it('too often is not followed', () => {
    expect(reasonOf('X', load, 'for _ in range(30):', '    X = X + X')).toContain('too long');
  });
});

/** The shape of one sample that a model learns from data of which only the shape is known. */
function sampleOf(expression: string, ...before: readonly string[]): unknown {
  const reading = read(keras('import numpy as np', ...before, 'model = keras.Sequential([layers.Flatten()])', `model.fit(${expression})`));
  const [input] = modelIn(reading).inputs;
  return input === undefined ? undefined : known(input.shape);
}

describe('data of which only the shape is known gives a model its input', () => {
  it.each([
    ['X[y < 5]', [null, 28, 28]],
    ['X[(y == 1) | (y == 2)]', [null, 28, 28]],
    ['X[np.random.permutation(len(X))]', [null, 28, 28]],
    ['X / X.max()', [null, 28, 28]],
    ['X.transpose(0, 2, 1)[:, :5]', [null, 5, 28]],
    ['np.concatenate([X, X_test])', [null, 28, 28]],
    ['np.concatenate([X, X_test[:, :, :4]], axis=-1)', 'Which data'],
    ['np.stack([X, X, X], axis=-1)', [null, 28, 28, 3]],
    ['np.sqrt(X.reshape(-1, 784))', [null, 784]],
    ['np.zeros((100, 7))', [null, 7]],
    ['np.zeros_like(X)', [null, 28, 28]],
    ['np.linspace(0, 1)[:, None]', [null, 1]],
    ['np.arange(12).reshape(4, 3)', [null, 3]],
    ['np.array([[1, 2], [3, 4]])', [null, 2]],
    ['np.random.default_rng(0).normal(size=(9, 4))', [null, 4]],
    ['np.random.multivariate_normal(mean=[0, 1], cov=[[1, 0], [0, 1]], size=50)', [null, 2]],
    ['np.column_stack([np.zeros(5), np.ones((5, 2))])', [null, 3]],
  ])('%s', (expression, shape) => {
    if (typeof shape === 'string') expect(sampleOf(expression, load)).toContain('no input shape');
    else expect(sampleOf(expression, load)).toEqual(shape);
  });

  it('also where lists of unequal lengths give none', () => {
    expect(sampleOf('np.array([[1, 2], [3]])')).toContain('no input shape');
  });
});

describe('scikit-learn', () => {
  const split = ['from sklearn.model_selection import train_test_split', 'from sklearn import datasets, preprocessing', 'X, y = datasets.load_iris(return_X_y=True)'];

  it.each([
    ['train_test_split(X, y)', [112, 38]],
    ['train_test_split(X, y, test_size=0.2)', [120, 30]],
    ['train_test_split(X, y, train_size=100, test_size=7)', [100, 7]],
  ])('%s', (call, [train, test]) => {
    const reading = read(keras(...split, `a, b, c, d = ${call}`, 'print(a.shape)', 'model = keras.Sequential([layers.Dense(a.shape[0]), layers.Dense(d.shape[0])])'));
    expect(argument(modelIn(reading), 'units')).toEqual([train, test]);
  });

  it.each([
    ['preprocessing.StandardScaler().fit_transform(X)', [null, 4]],
    ['preprocessing.MinMaxScaler().fit(X).transform(X)', [null, 4]],
    ['datasets.make_moons(n_samples=50)[0]', [null, 2]],
    ['datasets.load_digits().data', [null, 64]],
  ])('%s', (expression, shape) => {
    expect(sampleOf(expression, ...split)).toEqual(shape);
  });
});
