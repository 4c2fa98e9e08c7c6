import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { argument, keras, known, modelIn, read, stepIn } from './support.js';

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

  it.each(['tf.data.TFRecordDataset("a.tfrecord").batch(2)', 'tf.data.Dataset.list_files("*.png").batch(2)', 'tf.data.Dataset.from_generator(make, tf.int64).batch(3)',
    'tf.data.TextLineDataset("a.csv").map(lambda line: tf.strings.to_number(tf.strings.split(line, ",")[1:])).batch(4)'])('%s is not known', (data) => {
    expect(inputOf(data)).toContain('no input shape');
  });

  it('is the data of a step where it is of arrays that are known, in its batches', () => {
    const data = 'tf.data.Dataset.from_tensor_slices((X, y))';
    const lines = ['(X, y), _ = keras.datasets.mnist.load_data()', 'model = keras.Sequential([layers.Flatten()])', `model.fit(${data}.skip(5).shuffle(9).batch(16), validation_data=${data}.take(5).batch(64))`];
    expect(stepIn(read(keras(...imports, ...lines)), 'fit')).toMatchObject({
      x: { operation: 'slice', start: 5, stop: null, shape: [59_995, 28, 28] },
      y: { operation: 'slice', start: 5, shape: [59_995] },
      batchSize: 16,
      shuffle: true,
      validation: { kind: 'data', x: { operation: 'slice', stop: 5, shape: [5, 28, 28] } },
    });
  });

  it('is the data of a step, with a reason why it is not known', () => {
    const reading = read(keras(...imports, 'model = keras.Sequential([layers.Flatten()])', `model.fit(${slices}.repeat().batch(32), validation_data=${slices}.batch(64).repeat())`));
    expect(stepIn(reading, 'fit')).toMatchObject({
      x: { kind: 'unknown', reason: expect.stringContaining('pipeline') as unknown },
      y: { kind: 'unknown', reason: expect.stringContaining('pipeline') as unknown },
      validation: { kind: 'data' },
    });
  });
});

/** What `element_spec` says of samples and labels; fixtures/make-pipeline-shapes.py asked TensorFlow. */
const specified = JSON.parse(readFileSync(new URL('fixtures/pipeline-shapes.json', import.meta.url), 'utf8')) as readonly (readonly [string, readonly unknown[], readonly unknown[]])[];

describe('the pieces of a pipeline have the shapes that tf.data gives', () => {
  const made = [
    'import numpy as np', 'import tensorflow as tf', 'X, y = np.random.rand(100, 28, 28), np.arange(100)', 'ds = tf.data.Dataset.from_tensor_slices((X, y))',
    'def flatten(a, b):', '    a = tf.reshape(a, [-1])', '    return a, b', 'def pairs():', '    yield np.zeros((5, 2), "float32"), 1',
  ];

  it.each(specified)('%s', (pipeline, samples, labels) => {
    const { facts } = stepIn(read(keras(...made, 'model = keras.Sequential([layers.Flatten()])', `model.fit(${pipeline})`)), 'fit');
    expect([facts?.x?.shape, facts?.y?.shape]).toEqual([samples, labels]);
  });

  it('in windows of a known size, too', () => {
    const windows = 'tf.data.Dataset.range(50).window(11, shift=1, drop_remainder=True).flat_map(lambda w: w.batch(11)).map(lambda w: (w[:-1], w[1:])).batch(4)';
    const { facts } = stepIn(read(keras(...made, 'model = keras.Sequential([layers.Flatten()])', `model.fit(${windows})`)), 'fit');
    expect([facts?.x?.shape, facts?.y?.shape]).toEqual([[null, 10], [null, 10]]);
  });

  it('and so many of them as are left', () => {
    const units = ['len(ds)', 'len(ds.batch(32))', 'len(ds.batch(32, drop_remainder=True).take(2))', 'ds.skip(40).cardinality().numpy()', 'sum(1 for _ in ds.take(3))'];
    const text = keras(...made, `model = keras.Sequential([${units.map((unit) => `layers.Dense(${unit})`).join(', ')}])`);
    expect(argument(modelIn(read(text)), 'units')).toEqual([100, 4, 2, 60, 3]);
  });
});

describe('a loop over a pipeline', () => {
  const made = [...imports, 'ds = tf.data.Dataset.from_tensor_slices((X, y)).batch(4)', 'model = keras.Sequential([layers.Flatten(), layers.Dense(3)])'];

  it.each([
    ['for images, labels in ds.take(1):', '    model(images)'],
    ['for images, labels in ds:', '    model(images)'],
    ['for step, (images, labels) in enumerate(ds):', '    model(images)'],
    ['for (images, labels), index in zip(ds, range(10)):', '    model(images)'],
    ['from tqdm import tqdm', 'for images, labels in tqdm(ds):', '    model(images)'],
    ['model(next(ds.as_numpy_iterator())[0])'],
    ['model.fit(ds.map(lambda a, b: (layers.Rescaling(1 / 255)(a), b)))'],
  ])('%s %s builds the model that is called in it', (...lines) => {
    expect(modelIn(read(keras(...made, ...lines))).inputs).toMatchObject([{ shape: [null, 28, 28] }]);
  });
});

describe('TensorFlow Datasets', () => {
  it.each([
    ['tfds.load("mnist", split="train", as_supervised=True).batch(8)', [null, 28, 28, 1]],
    ['tfds.load("cifar10", split=["train", "test"], as_supervised=True)[1].batch(8)', [null, 32, 32, 3]],
    ['tfds.load("cats_vs_dogs", as_supervised=True)["train"].map(lambda i, l: (tf.image.resize(i, (150, 150)), l)).batch(8)', [null, 150, 150, 3]],
    ['tfds.load("fashion_mnist", as_supervised=True, with_info=True, split="test")[0].batch(8)', [null, 28, 28, 1]],
  ])('%s is known by its name', (data, shape) => {
    expect(inputOf(data, 'import tensorflow_datasets as tfds')).toEqual(shape);
  });

  it('of other names is not', () => {
    expect(inputOf('tfds.load("my_data", split="train", as_supervised=True).batch(8)', 'import tensorflow_datasets as tfds')).toContain('no input shape');
  });

  it('says how many classes there are', () => {
    const text = keras('import tensorflow_datasets as tfds', 'data, info = tfds.load("tf_flowers", with_info=True)', 'model = keras.Sequential([layers.Dense(info.features["label"].num_classes)])');
    expect(argument(modelIn(read(text)), 'units')).toEqual([5]);
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

describe('texts in folders', () => {
  it('become the numbers of their words, as long as they are cut', () => {
    const text = keras(
      ...imports, 'ds = keras.utils.text_dataset_from_directory("reviews", batch_size=32)', 'vectorize = layers.TextVectorization(max_tokens=1000, output_sequence_length=250)',
      'vectorize.adapt(ds.map(lambda text, label: text))', 'model = keras.Sequential([layers.Embedding(1000, 16), layers.GlobalAveragePooling1D(), layers.Dense(1)])',
      'model.fit(ds.map(lambda text, label: (vectorize(tf.expand_dims(text, -1)), label)))',
    );
    expect(modelIn(read(text)).inputs).toMatchObject([{ shape: [null, 250] }]);
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
