import { describe, expect, it } from 'vitest';
import { argument, modelIn, names, read, shapes, stepIn, textAt } from './support.js';

const imports = 'from keras.models import Sequential\nfrom keras.layers import *\n';

function layersOf(...lines: readonly string[]): ReturnType<typeof modelIn> {
  return modelIn(read(`${imports}model = Sequential([${lines.join(', ')}])\n`));
}

describe('the parameters of Keras 1', () => {
  it.each([
    ['Dense(output_dim=8, init="he_normal", W_regularizer="l2", bias=False, input_dim=4)', { units: 8, use_bias: false }],
    ['Dropout(p=0.3)', { rate: 0.3 }],
    ['GaussianNoise(sigma=0.1)', { stddev: 0.1 }],
    ['Conv1D(nb_filter=8, filter_length=3, subsample_length=2)', { filters: 8, kernel_size: 3, strides: 2 }],
    ['Conv2D(nb_filter=8, nb_row=3, nb_col=5, border_mode="same", dim_ordering="tf")', { filters: 8, kernel_size: [3, 5], padding: 'same', data_format: 'channels_last' }],
    ['MaxPooling1D(pool_length=2, stride=1)', { pool_size: 2, strides: 1 }],
    ['LSTM(output_dim=8, dropout_W=0.1, dropout_U=0.2)', { units: 8, dropout: 0.1, recurrent_dropout: 0.2 }],
    ['BatchNormalization(gamma_init="zeros")', { gamma_initializer: expect.objectContaining({ className: 'Zeros' }) as unknown }],
  ])('%s', (call, config) => {
    expect(layersOf(call).layers[0]?.config).toMatchObject(config);
  });

  it('have the places of what is written', () => {
    const reading = read(`${imports}model = Sequential([Convolution2D(32, 3, 5, border_mode="same")])\n`);
    const [layer] = modelIn(reading).layers;
    expect(layer?.source.arguments.map(({ name, range }) => [name, textAt(reading, range)])).toEqual([
      ['filters', '32'], ['kernel_size', '3, 5'], ['padding', 'border_mode="same"'],
    ]);
  });
});

describe('a kernel whose sides are given one by one', () => {
  it('is one where the call is in the words of Keras 1', () => {
    expect(shapes(layersOf('Convolution2D(32, 3, 3, subsample=(2, 2), border_mode="same", input_shape=(28, 28, 1))'))).toEqual([[null, 14, 14, 32]]);
  });

  it('is one where the file is', () => {
    const reading = read(`${imports}model = Sequential([Convolution2D(32, 3, 3, input_shape=(28, 28, 1))])\nmodel.fit(X, y, nb_epoch=3)\n`);
    expect(shapes(modelIn(reading))).toEqual([[null, 26, 26, 32]]);
    expect(stepIn(reading, 'fit').epochs).toBe(3);
  });

  it('is a stride in a file for Keras 3, as it is there', () => {
    const model = layersOf('Conv2D(32, 3, 3, input_shape=(28, 28, 1))');
    expect(argument(model, 'strides')).toEqual([3]);
    expect(shapes(model)).toEqual([[null, 9, 9, 32]]);
  });
});

describe('the lengths that Keras 1 and 2 took with a first layer', () => {
  it('are the steps of a sample', () => {
    expect(shapes(layersOf('Embedding(1000, 64, input_length=10)'))).toEqual([[null, 10, 64]]);
    expect(shapes(layersOf('LSTM(8, input_dim=3, input_length=10)'))).toEqual([[null, 8]]);
  });

  it('are not known from the number of words of an Embedding', () => {
    expect(modelIn(read(`${imports}model = Sequential([Embedding(input_dim=1000, output_dim=64)])\n`)).inputs).toMatchObject([{ shape: { kind: 'unknown' } }]);
  });
});

describe('modules that Keras has moved', () => {
  it.each([
    'from keras.layers.core import Dense',
    'from keras.layers.legacy.core import Dense',
    'from tensorflow.python.keras.layers import Dense',
    'from tensorflow.python.keras.layers.core import Dense',
    'from tensorflow.contrib.keras.python.keras.layers import Dense',
    'import tensorflow as tf\nDense = tf.compat.v1.keras.layers.Dense',
    'import tensorflow as tf\nDense = tf.contrib.keras.layers.Dense',
    'import tensorflow as tf\ntfk = tf.keras\nDense = tfk.layers.Dense',
    'import keras as K\nDense = K.layers.Dense',
    'from mine import *',
  ])('%s', (line) => {
    expect(names(modelIn(read(`from keras.models import Sequential\n${line}\nmodel = Sequential([Dense(3)])\n`)))).toEqual(['dense Dense']);
  });

  it.each(['from keras.optimizer_v2.adam import Adam', 'from tensorflow.python.keras.optimizers import Adam', 'from keras.optimizers.legacy import Adam'])('%s', (line) => {
    const reading = read(`${imports}${line}\nmodel = Sequential([Dense(3)])\nmodel.compile(Adam(lr=0.5), "mse")\n`);
    expect(stepIn(reading, 'compile').optimizer).toMatchObject({ className: 'Adam', config: { learning_rate: 0.5 } });
  });
});

describe('names that a file uses without importing them', () => {
  it('are read as what they usually are, and that is said once', () => {
    const { plan } = read('model = Sequential([Input([4]), Dense(3), Dense(2)])\nmodel.compile(Adam(1e-3), "mse", )\n');
    expect(plan.steps).toMatchObject([{ kind: 'compile', optimizer: { className: 'Adam' } }]);
    expect(plan.unknowns.map(({ reason }) => reason)).toEqual(['Sequential', 'Input', 'Dense', 'Adam'].map((name) => `The file does not import "${name}"; it is read as what this usually is.`));
  });
});
