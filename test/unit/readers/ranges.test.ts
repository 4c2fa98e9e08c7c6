import { describe, expect, it } from 'vitest';
import { isConfigObject } from '../../../src/spec/index.js';
import { keras, layerOf, modelIn, read, textAt } from './support.js';

describe('the ranges of a layer', () => {
  const text = keras(
    'model = keras.Sequential([',
    '    layers.Input(shape=[4]),',
    '    layers.Dense(300, "relu",  # comment',
    '                 kernel_initializer = keras.initializers.HeNormal(seed=1)),',
    '    layers.Dense(units=10),',
    '    layers.Dropout( ),',
    '])',
  );
  const reading = read(text);
  const model = modelIn(reading);

  it('are those of its call, its callee and what stands between the parentheses', () => {
    const { source } = layerOf(model, 'dense_1');
    expect(textAt(reading, source.range)).toBe('layers.Dense(units=10)');
    expect(textAt(reading, source.callee)).toBe('layers.Dense');
    expect(textAt(reading, source.argumentList)).toBe('units=10');
    expect(textAt(reading, layerOf(model, 'dropout').source.argumentList)).toBe(' ');
  });

  it('name every argument by its parameter, also one by position', () => {
    expect(layerOf(model, 'dense').source.arguments.map((each) => [each.name, each.byKeyword, textAt(reading, each.range), textAt(reading, each.value)])).toEqual([
      ['units', false, '300', '300'],
      ['activation', false, '"relu"', '"relu"'],
      ['kernel_initializer', true, 'kernel_initializer = keras.initializers.HeNormal(seed=1)', 'keras.initializers.HeNormal(seed=1)'],
    ]);
  });

  it('lead to the objects in its configuration', () => {
    const { config } = layerOf(model, 'dense');
    const initializer = config['kernel_initializer'];
    const activation = config['activation'];
    if (!isConfigObject(initializer) || !isConfigObject(activation)) throw new Error('These are objects.');
    expect(initializer.call === undefined ? '' : textAt(reading, initializer.call.range)).toBe('keras.initializers.HeNormal(seed=1)');
    expect(activation.range === undefined ? '' : textAt(reading, activation.range)).toBe('"relu"');
  });

  it('that a function makes are those inside the function', () => {
    const made = read(keras('def block(n):', '    return layers.Dense(n)', 'model = keras.Sequential([block(3), block(4)])'));
    expect(modelIn(made).layers.map(({ source }) => textAt(made, source.range))).toEqual(['layers.Dense(n)', 'layers.Dense(n)']);
  });

  it('that a partial makes are those of the call, with the arguments that it writes', () => {
    const made = read(keras('from functools import partial', 'D = partial(layers.Dense, activation="relu")', 'model = keras.Sequential([D(3)])'));
    const [layer] = modelIn(made).layers;
    expect(layer === undefined ? '' : textAt(made, layer.source.range)).toBe('D(3)');
    expect(layer?.source.arguments.map((each) => [each.name, textAt(made, each.range)])).toEqual([
      ['activation', 'activation="relu"'], ['units', '3'],
    ]);
  });

  it('of an argument out of a dictionary are those of its value there', () => {
    const made = read(keras('common = {"activation": "relu"}', 'model = keras.Sequential([layers.Dense(3, **common)])'));
    expect(modelIn(made).layers[0]?.source.arguments.map((each) => [each.name, textAt(made, each.value)])).toEqual([
      ['activation', '"relu"'], ['units', '3'],
    ]);
  });
});

describe('the range of a model', () => {
  it('is the expression that makes it', () => {
    const reading = read(keras('model = keras.Sequential([', '    layers.Dense(1),', '], name="net")'));
    expect(textAt(reading, modelIn(reading).range)).toBe('keras.Sequential([\n    layers.Dense(1),\n], name="net")');
  });
});
