import { describe, expect, it } from 'vitest';
import { keras, known, modelIn, read, stepIn } from './support.js';

const imports = ['import numpy as np', 'import tensorflow as tf', '(X, y), (X_test, y_test) = keras.datasets.mnist.load_data()'];

/** The shape of the input that a model gets from what it is fitted to. */
function inputOf(data: string, ...before: readonly string[]): unknown {
  const reading = read(keras(...imports, ...before, 'model = keras.Sequential([layers.Flatten()])', `model.fit(${data}, epochs=2)`));
  const [input] = modelIn(reading).inputs;
  return input === undefined ? undefined : known(input.shape);
}

const slices = 'tf.data.Dataset.from_tensor_slices((X, y))';

describe('a pipeline of tf.data', () => {
  it.each([
    [`${slices}.batch(32)`, [null, 28, 28]],
    [`${slices}.shuffle(1000).repeat().batch(32, drop_remainder=True).prefetch(tf.data.AUTOTUNE)`, [null, 28, 28]],
    [`${slices}.map(lambda x, y: (tf.expand_dims(x, -1), y)).batch(8)`, [null, 28, 28, 1]],
    [`${slices}.map(lambda x, y: (tf.cast(x, tf.float32) / 255., tf.one_hot(y, 10))).batch(8)`, [null, 28, 28]],
    [`${slices}.map(lambda x, y: (tf.image.resize(x[..., None], (64, 48)), y)).batch(8)`, [null, 64, 48, 1]],
    ['tf.data.Dataset.from_tensors((np.zeros((5, 3)), np.zeros(5)))', [null, 3]],
    ['tf.data.Dataset.zip((tf.data.Dataset.from_tensor_slices(X), tf.data.Dataset.from_tensor_slices(y))).batch(4)', [null, 28, 28]],
    [`${slices}.batch(32).unbatch().batch(16)`, [null, 28, 28]],
  ])('%s', (data, shape) => {
    expect(inputOf(data)).toEqual(shape);
  });

  it.each(['tf.data.TFRecordDataset("a.tfrecord").batch(2)', 'tf.data.Dataset.list_files("*.png").batch(2)', 'tf.data.Dataset.from_generator(make, tf.int64).batch(3)'])('%s is not known', (data) => {
    expect(inputOf(data)).toContain('no input shape');
  });

  it('is the data of a step, with a reason why it is not known', () => {
    const reading = read(keras(...imports, 'model = keras.Sequential([layers.Flatten()])', `model.fit(${slices}.batch(32), validation_data=${slices}.batch(64))`));
    expect(stepIn(reading, 'fit')).toMatchObject({
      x: { kind: 'unknown', reason: expect.stringContaining('pipeline') as unknown },
      y: { kind: 'unknown', reason: expect.stringContaining('pipeline') as unknown },
      validation: { kind: 'data' },
    });
  });
});

describe('a batch of a pipeline', () => {
  it('builds a model that is called on it', () => {
    const reading = read(keras(...imports, 'model = keras.Sequential([layers.Flatten()])', `images, labels = next(iter(${slices}.batch(4)))`, 'model(images)', 'model.evaluate(load_data())'));
    expect(modelIn(reading).inputs).toMatchObject([{ shape: [null, 28, 28] }]);
    expect(reading.plan.unknowns.map(({ reason }) => reason).join()).not.toContain('No data is given');
  });
});

describe('images in folders', () => {
  it.each([
    ['keras.utils.image_dataset_from_directory("data")', [null, 256, 256, 3]],
    ['keras.preprocessing.image_dataset_from_directory("data", image_size=(180, 120), color_mode="grayscale")', [null, 180, 120, 1]],
    ['keras.preprocessing.image.ImageDataGenerator(rescale=1/255).flow_from_directory("data", target_size=(64, 32))', [null, 64, 32, 3]],
    ['keras.preprocessing.image.ImageDataGenerator().flow(X[..., None], y, batch_size=32)', [null, 28, 28, 1]],
  ])('%s', (data, shape) => {
    expect(inputOf(data)).toEqual(shape);
  });
});

describe('texts', () => {
  it('of a data set have a shape when they are padded', () => {
    const load = '(texts, labels), _ = keras.datasets.imdb.load_data(num_words=10000)';
    expect(inputOf('keras.preprocessing.sequence.pad_sequences(texts, maxlen=256), labels', load)).toEqual([null, 256]);
    expect(inputOf('texts, labels', load)).toContain('no input shape');
  });
});

describe('fit', () => {
  it('has the weights of classes, and its other arguments', () => {
    const reading = read(keras(...imports, 'model = keras.Sequential([layers.Flatten()])', 'model.fit(X, y, class_weight={0: 1.0, 1: 2.5}, steps_per_epoch=10, validation_steps=3, validation_freq=2)'));
    expect(stepIn(reading, 'fit')).toMatchObject({ classWeight: [[0, 1], [1, 2.5]], stepsPerEpoch: 10, validationSteps: 3, validationFrequency: 2 });
  });

  it('of a generator has its arguments in their own order', () => {
    const reading = read(keras(...imports, 'model = keras.Sequential([layers.Flatten()])', 'flow = keras.preprocessing.image.ImageDataGenerator().flow(X, y)', 'model.fit_generator(flow, 100, 7)'));
    expect(stepIn(reading, 'fit')).toMatchObject({ stepsPerEpoch: 100, epochs: 7 });
  });
});

describe('the settings of the backend', () => {
  it('are those of Keras', () => {
    const reading = read(keras('from keras import backend as K', 'if K.image_data_format() == "channels_first":', '    shape = (1, 28, 28)', 'else:', '    shape = (28, 28, 1)', 'model = keras.Sequential([layers.Flatten(input_shape=shape)])'));
    expect(modelIn(reading).inputs).toMatchObject([{ shape: [null, 28, 28, 1] }]);
  });
});
