import { describe, expect, it } from 'vitest';
import type { DataFacts } from '../../../src/spec/index.js';
import { argument, keras, modelIn, read, stepIn } from './support.js';

/** What is known of the data that a model is fitted to. */
function factsOf(data: string, ...before: readonly string[]): DataFacts | undefined {
  return stepIn(read(keras('import numpy as np', 'import tensorflow as tf', ...before, 'model = keras.Sequential([layers.Dense(1)])', `model.fit(${data})`)), 'fit').facts?.x;
}

const mnist = '(X, y), (X_test, y_test) = keras.datasets.mnist.load_data()';
const split = ['from sklearn.preprocessing import StandardScaler, MinMaxScaler', 'from sklearn.datasets import load_digits, load_iris', 'from sklearn.model_selection import train_test_split'];

describe('the shape of a part whose length is known only when the file runs', () => {
  const housing = '(X, y), (X_test, y_test) = keras.datasets.california_housing.load_data(version="small")';

  it.each([
    ['X', [480, 8]],
    ['X_test', [120, 8]],
    ['X[:mine.count]', [null, 8]],
    ['X[mine.first:mine.last, 2:]', [null, 6]],
    ['np.concatenate([X[:mine.count], X[mine.count + 1:]], axis=0)', [null, 8]],
  ])('%s', (data, shape) => {
    expect(factsOf(data, 'import mine', housing)?.shape).toEqual(shape);
  });
});

describe('the numbers of data lie between bounds that are known without reading it', () => {
  it.each([
    ['X', 0, 255],
    ['X / 255.', 0, 1],
    ['X[:100].reshape(-1, 784).astype("float32") / 255', 0, 1],
    ['X / 127.5 - 1', -1, 1],
    ['(X - 127.5) / 127.5', -1, 1],
    ['1 - X / 255', 0, 1],
    ['X * (1.0 / 255)', 0, 1],
    ['X / X.max()', 0, 1],
    ['X / np.max(X)', 0, 1],
    ['(X - X.min()) / (X.max() - X.min())', 0, 1],
    ['np.clip(X, 0, 100)', 0, 100],
    ['np.sqrt(X)', 0, Math.sqrt(255)],
    ['np.concatenate([X / 255, X_test])', 0, 255],
    ['np.expand_dims(X, -1) / 255', 0, 1],
    ['X.transpose(0, 2, 1) / 255', 0, 1],
    ['tf.cast(X, tf.float32) / 255.', 0, 1],
    ['np.zeros((10, 4))', 0, 0],
    ['np.arange(50).reshape(10, 5)', 0, 49],
    ['np.arange(-5, 5, 0.5)', -5, 4.5],
    ['np.linspace(3, -3, 7)', -3, 3],
    ['np.arange(-10, 6) ** 2', 0, 100],
    ['X ** 2', 0, 65025],
    ['np.linspace(-2, 1, 10) ** 3', -8, 1],
    ['np.random.rand(10, 4)', 0, 1],
    ['np.random.uniform(-1, 1, (10, 4))', -1, 1],
    ['np.random.randint(0, 10, (10, 4))', 0, 9],
    ['tf.random.uniform((10, 4), minval=-2, maxval=2)', -2, 2],
    ['np.array([[1, 5], [2, 3]])', 1, 5],
    ['MinMaxScaler().fit_transform(load_iris().data)', 0, 1],
    ['MinMaxScaler(feature_range=(-1, 1)).fit_transform(load_iris().data)', -1, 1],
    ['load_digits().images', 0, 16],
    ['train_test_split(X / 255, y)[0]', 0, 1],
    ['keras.layers.Rescaling(1 / 127.5, offset=-1)(X)', -1, 1],
    ['tf.data.Dataset.from_tensor_slices((X, y)).map(lambda a, b: (a / 255, b)).batch(32)', 0, 1],
    ['tf.data.Dataset.from_tensor_slices((X / 255, y)).shuffle(10).batch(32)', 0, 1],
    ['keras.utils.image_dataset_from_directory("photographs")', 0, 255],
    ['keras.utils.image_dataset_from_directory("photographs").map(lambda a, b: (layers.Rescaling(1 / 255)(a), b))', 0, 1],
    ['keras.preprocessing.image.ImageDataGenerator(rescale=1 / 255).flow_from_directory("photographs")', 0, 1],
    ['keras.preprocessing.image.ImageDataGenerator(rescale=1 / 255).flow(X[..., None], y)', 0, 1],
  ])('%s: %d to %d', (data, minimum, maximum) => {
    const facts = factsOf(data, mnist, ...split);
    expect(facts?.minimum).toBeCloseTo(minimum, 12);
    expect(facts?.maximum).toBeCloseTo(maximum, 12);
  });

  it.each(['X / load_scale()', 'X / (X - 3)', 'np.log(X)', 'np.random.normal(0, 2, (10, 4))', 'load_iris().data', 'X ** 0.5'])('%s: not known', (data) => {
    const facts = factsOf(data, mnist, ...split);
    expect([facts?.minimum, facts?.maximum].every(Number.isFinite)).toBe(false);
  });

  it('also where elements of it are set', () => {
    expect(factsOf('x', 'x = np.zeros((10, 5))', 'for i in range(10):', '    x[i, 2] = 7.')).toMatchObject({ shape: [10, 5], minimum: 0, maximum: 7 });
  });
});

describe('data is standardized', () => {
  it.each([
    '(X - X.mean()) / X.std()',
    '(X - X.mean(axis=0, keepdims=True)) / (X.std(axis=0, keepdims=True) + 1e-7)',
    '(X_test - np.mean(X, axis=0)) / np.std(X, axis=0)',
    'StandardScaler().fit_transform(load_iris().data)',
    'StandardScaler().fit(X.reshape(-1, 784)).transform(X_test.reshape(-1, 784))',
    'np.random.randn(10, 3)',
    'tf.image.per_image_standardization(X[..., None])',
    'keras.preprocessing.image.ImageDataGenerator(featurewise_center=True, featurewise_std_normalization=True).flow(X[..., None], y)',
  ])('%s', (data) => {
    expect(factsOf(data, mnist, ...split)).toMatchObject({ isStandardized: true });
  });

  it.each(['X - X.mean()', 'X / X.std()', 'X / 255', '(X - X.std()) / X.mean()', 'np.random.normal(3, 1, (4, 4))'])('but not %s', (data) => {
    expect(factsOf(data, mnist, ...split)).not.toHaveProperty('isStandardized');
  });
});

describe('labels', () => {
  it.each([
    ['y', { form: 'indices', classes: 10 }],
    ['y[:100].astype("int32")', { form: 'indices', classes: 10 }],
    ['keras.utils.to_categorical(y)', { form: 'oneHot', classes: 10 }],
    ['keras.utils.to_categorical(y, num_classes=12)', { form: 'oneHot', classes: 12 }],
    ['keras.utils.to_categorical(np.random.randint(1, 4, 600))', { form: 'oneHot', classes: 4 }],
    // Of so few draws, the greatest may be missing.
    ['keras.utils.to_categorical(np.random.randint(0, 600, 600))', { form: 'oneHot', classes: null }],
    ['keras.utils.to_categorical(y[y < 5] * 2)', { form: 'oneHot', classes: null }],
    ['tf.one_hot(y, 10)', { form: 'oneHot', classes: 10 }],
    ['y == 5', { form: 'indices', classes: 2 }],
    ['load_iris().target', { form: 'indices', classes: 3 }],
    ['train_test_split(load_iris().target)[0]', { form: 'indices', classes: 3 }],
  ])('%s', (data, labels) => {
    expect(factsOf(data, mnist, ...split)?.labels).toEqual(labels);
  });

  it('of a data set of images are those of its folders', () => {
    const { facts } = stepIn(read(keras('ds = keras.utils.image_dataset_from_directory("a", label_mode="categorical", class_names=["cat", "dog", "fish"])', 'model = keras.Sequential([layers.Flatten()])', 'model.fit(ds)')), 'fit');
    expect(facts?.y).toMatchObject({ shape: [null, 3], labels: { form: 'oneHot', classes: 3 } });
  });

  it('are not in what is computed of them', () => {
    expect(factsOf('y * 2 + 1', mnist)).not.toHaveProperty('labels');
  });
});

describe('numbers that the file makes at random', () => {
  it.each(['np.random.rand(10, 4)', 'np.random.random((10, 4)) * 2', 'np.random.randn(10, 4).reshape(5, 8)', 'tf.random.normal((10, 4))', 'np.random.default_rng(1).normal(size=(3, 3))'])('%s', (data) => {
    expect(factsOf(data)).toMatchObject({ isNoise: true });
  });

  it('are no noise any more with data among them', () => {
    expect(factsOf('X + np.random.normal(0, 1, X.shape)', mnist)).not.toHaveProperty('isNoise');
  });
});

describe('shapes of which only a part is known', () => {
  it.each([
    ['np.zeros((len(load_texts()), 1000))', [null, 1_000]],
    ['np.zeros((count, 20, 30), dtype="float32")', [null, 20, 30]],
    ['np.concatenate([np.zeros((count, 7)), np.zeros((3, 7))])', [null, 7]],
    ['np.arange(count)[:, None] * np.ones((1, 4))', [null, 4]],
    ['np.reshape(np.zeros((count, 28, 28)), (-1, 784))', [null, 784]],
  ])('%s', (data, shape) => {
    expect(factsOf(data, 'count = int(input())')?.shape).toEqual(shape);
  });

  it('as of the rows that a helper fills one by one', () => {
    const lines = ['def vectorize(sequences, dimension=10000):', '    results = np.zeros((len(sequences), dimension))', '    for i, sequence in enumerate(sequences):', '        results[i, sequence] = 1.', '    return results'];
    expect(factsOf('vectorize(texts)', ...lines, '(texts, labels), _ = keras.datasets.imdb.load_data(num_words=10000)')).toMatchObject({ shape: [25_000, 10_000], minimum: 0, maximum: 1 });
  });
});

describe('arguments that numpy refuses', () => {
  it.each(['np.zeros((-3, 4))', 'np.zeros((2.5, 4))', 'np.reshape(X, (-1, -1))', 'np.concatenate([X, y])', 'np.expand_dims(X, 9)', 'np.arange(0, 1, 0)', 'np.einsum("ab,bc->ac", X, X)', 'np.split(X, 7)[0]', 'np.transpose(X, (0, 1))'])('make nothing of %s', (data) => {
    expect(factsOf(data, mnist)).toBeUndefined();
  });
});

describe('numbers that functions of numpy compute of numbers', () => {
  it.each([
    ['int(np.sqrt(64))', 8],
    ['int(np.ceil(7 / 2))', 4],
    ['np.prod([2, 3, 4])', 24],
    ['np.max([3, 9, 4])', 9],
    ['np.sum(range(5))', 10],
    ['int(np.log2(32))', 5],
    ['np.array([[1, 2], [3, 4]]).shape[1]', 2],
    ['np.zeros((4, 6)).size', 24],
  ])('%s', (expression, units) => {
    expect(argument(modelIn(read(keras('import numpy as np', `model = keras.Sequential([layers.Dense(${expression})])`))), 'units')).toEqual([units]);
  });
});

describe('the number of classes', () => {
  const classes = (expression: string): unknown =>
    argument(modelIn(read(keras('import numpy as np', ...split, mnist, `n = ${expression}`, 'model = keras.Sequential([layers.Dense(n)])'))), 'units')[0];

  it.each([
    ['len(np.unique(y))', 10],
    ['np.unique(y.reshape(-1, 1)).shape[0]', 10],
    ['np.max(y) + 1', 10],
    ['y.astype("int32").max() + 1', 10],
    ['len(np.unique(load_iris().target))', 3],
  ])('is read of all labels of a data set by %s', (expression, count) => {
    expect(classes(expression)).toBe(count);
  });

  it.each(['len(np.unique(y[:100]))', 'len(np.unique(train_test_split(y)[1]))', 'len(np.unique(X))'])('is not known of %s, which may have fewer', (expression) => {
    expect(classes(expression)).toBe('This dimension is known only when the file runs.');
  });
});
