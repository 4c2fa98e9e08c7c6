import { describe, expect, it } from 'vitest';
import { argument, keras, layerOf, modelIn, names, parameters, read, shapes } from './support.js';

const layersOfMlp = ['layers.Dense(300, activation="relu")', 'layers.Dense(100, activation="relu")', 'layers.Dense(10, activation="softmax")'];

describe('a Sequential model', () => {
  const forms: readonly (readonly [string, readonly string[]])[] = [
    ['a list with Input', [`model = keras.Sequential([layers.Input(shape=[28, 28]), layers.Flatten(), ${layersOfMlp.join(', ')}])`]],
    ['a list with input_shape', [`model = keras.models.Sequential([layers.Flatten(input_shape=(28, 28)), ${layersOfMlp.join(', ')}])`]],
    ['a list by keyword', [`model = keras.Sequential(layers=[layers.InputLayer(shape=(28, 28)), layers.Flatten(), ${layersOfMlp.join(', ')}])`]],
    ['add', ['model = keras.Sequential()', ...['keras.Input((28, 28))', 'layers.Flatten()', ...layersOfMlp].map((layer) => `model.add(${layer})`)]],
    ['a list that a loop makes', [
      'parts = [layers.Flatten(input_shape=[28, 28])]',
      'for units in (300, 100):', '    parts.append(layers.Dense(units, activation="relu"))',
      'model = keras.Sequential(parts + [layers.Dense(10, activation="softmax")])',
    ]],
    ['a comprehension', [
      'hidden = [layers.Dense(n, activation="relu") for n in [300, 100]]',
      'model = keras.Sequential([layers.Flatten(input_shape=[28, 28]), *hidden, layers.Dense(10, activation="softmax")])',
    ]],
    ['a function', [
      'def build(sizes, classes=10):', '    net = keras.Sequential([layers.Flatten(input_shape=[28, 28])])',
      '    for size in sizes:', '        net.add(layers.Dense(size, activation="relu"))',
      '    net.add(layers.Dense(classes, activation="softmax"))', '    return net', 'model = build([300, 100])',
    ]],
    ['partial', [
      'from functools import partial', 'Hidden = partial(layers.Dense, activation="relu")',
      'model = keras.Sequential([layers.Flatten(input_shape=[28, 28]), Hidden(300), Hidden(100), Hidden(10, activation="softmax")])',
    ]],
    ['add and pop', [
      `model = keras.Sequential([layers.Flatten(input_shape=[28, 28]), ${layersOfMlp.slice(0, 2).join(', ')}, layers.Dense(7)])`,
      'model.pop()', `model.add(${layersOfMlp[2] ?? ''})`,
    ]],
  ];

  it.each(forms)('written with %s is the 784-300-100-10 net of 266,610 parameters', (_form, lines) => {
    const model = modelIn(read(keras(...lines)), 'model');
    expect(parameters(model)).toEqual({ total: 266_610, trainable: 266_610, nonTrainable: 0 });
    expect(shapes(model)).toEqual([[null, 784], [null, 300], [null, 100], [null, 10]]);
    expect(argument(model, 'activation')).toEqual(['relu', 'relu', 'softmax']);
  });

  it('counts the statistics of BatchNormalization as not trainable', () => {
    const model = modelIn(read(keras(
      'model = keras.Sequential([',
      '    layers.Flatten(input_shape=[28, 28]),',
      '    layers.BatchNormalization(),',
      '    layers.Dense(300, activation="relu", kernel_initializer="he_normal"),',
      '    layers.BatchNormalization(),',
      '    layers.Dense(100, activation="relu", kernel_initializer="he_normal"),',
      '    layers.BatchNormalization(),',
      '    layers.Dense(10, activation="softmax")',
      '])',
    )));
    expect(parameters(model)).toEqual({ total: 271_346, trainable: 268_978, nonTrainable: 2_368 });
    expect(argument(model, 'kernel_initializer')).toEqual(['HeNormal', 'HeNormal', 'GlorotUniform']);
  });

  it('of a hundred SELU layers has a hundred layers of one line', () => {
    const reading = read(keras(
      'model = keras.Sequential([layers.Flatten(input_shape=[28, 28])])',
      'for layer in range(100):',
      '    model.add(layers.Dense(100, activation="selu", kernel_initializer="lecun_normal"))',
      'model.add(layers.Dense(10, activation="softmax"))',
    ));
    const model = modelIn(reading);
    const hidden = model.layers.slice(1, -1);
    expect(hidden).toHaveLength(100);
    expect(new Set(hidden.map(({ source }) => source.range.start)).size).toBe(1);
    expect(new Set(hidden.map(({ id }) => id)).size).toBe(100);
    expect(parameters(model)).toMatchObject({ total: 78_500 + 99 * 10_100 + 1_010 });
    expect(reading.status).toBe('all');
  });

  it('takes its input from the data of the first fit where the layers give none', () => {
    const model = modelIn(read(keras(
      '(x, y), _ = keras.datasets.fashion_mnist.load_data()',
      'model = keras.Sequential([layers.Flatten(), layers.Dense(10)])',
      'model.fit(x, y)',
    )));
    expect(model.inputs).toMatchObject([{ shape: [null, 28, 28] }]);
    expect(parameters(model)).toMatchObject({ total: 7_850 });
  });

  it('without any input has unknown shapes, and says so', () => {
    const reading = read(keras('model = keras.Sequential([layers.Dense(10)])'));
    expect(parameters(modelIn(reading))).toBe('The model has no input shape: neither an Input layer nor the data of a fit() gives one.');
    expect(reading.status).toBe('some');
  });

  it('keeps a layer that the catalogue does not have, with its name, its arguments and an unknown shape', () => {
    const reading = read(keras('model = keras.Sequential([layers.Input([4]), layers.Fancy(3, rate=0.5), layers.Dense(2)])'));
    const model = modelIn(reading);
    expect(names(model)).toEqual(['fancy Fancy', 'dense Dense']);
    expect(argument(model, 'rate')).toEqual([0.5]);
    expect(shapes(model)[0]).toContain('Fancy');
    expect(reading.plan.unknowns.map(({ reason }) => reason).join()).toContain('Fancy');
  });

  it('tells a shape that Keras would refuse from one that is fine', () => {
    const reading = read(keras('model = keras.Sequential([layers.Input([]), layers.Dense(2)])'));
    expect(shapes(modelIn(reading))[0]).toContain('Dense');
  });

  it('does not say which weights a layer has that the file calls built', () => {
    const model = modelIn(read(keras('model = keras.Sequential([layers.Dense(4)])', 'for layer in model.layers:', '    layer.built = True', 'model(keras.Input([3]))')));
    expect(parameters(model)).toContain('"built"');
    expect(shapes(model)).toEqual([[null, 4]]);
  });

  it('leaves free what layers of older Keras stretch at random', () => {
    const model = modelIn(read(keras('model = keras.Sequential([layers.Input([8, 9, 3]), layers.RandomHeight(0.2), layers.RandomWidth(0.2)])')));
    expect(shapes(model)).toEqual([[null, null, 9, 3], [null, null, null, 3]]);
    expect(parameters(model)).toMatchObject({ total: 0 });
  });

  it('does not add itself', () => {
    const model = modelIn(read(keras('model = keras.Sequential([layers.Input([4])])', 'model.add(model)', 'model.add(layers.Dense(1))')));
    expect(names(model)).toEqual(['layer Layer', 'dense Dense']);
  });

  it('may hold other models', () => {
    const reading = read(keras(
      'encoder = keras.Sequential([layers.Input([8]), layers.Dense(3)])',
      'decoder = keras.Sequential([layers.Input([3]), layers.Dense(8)])',
      'model = keras.Sequential([encoder, decoder])',
    ));
    const model = modelIn(reading, 'model');
    expect(shapes(model)).toEqual([[null, 3], [null, 8]]);
    expect(parameters(model)).toMatchObject({ total: 27 + 32 });
  });
});

describe('a layer that is added several times', () => {
  it('is one layer with as many calls, as Keras counts its weights', () => {
    const reading = read(keras(
      'shared = layers.Dense(4)', 'model = keras.Sequential([layers.Input([4]), layers.Dense(4), shared, shared, layers.ReLU(), shared])',
    ));
    const model = modelIn(reading);
    expect(names(model)).toEqual(['dense_1 Dense', 'dense Dense', 're_lu ReLU']);
    expect(parameters(model)).toMatchObject({ total: 40 });
    expect(layerOf(model, 'dense').calls.map(({ inputs }) => inputs[0])).toEqual([
      { layer: 'dense_1', call: 0, output: 0 }, { layer: 'dense', call: 0, output: 0 }, { layer: 're_lu', call: 0, output: 0 },
    ]);
    expect(model.outputs).toEqual([{ layer: 'dense', call: 2, output: 0 }]);
    expect(reading.plan.unknowns).toEqual([]);
  });
});
