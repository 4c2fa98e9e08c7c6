import { describe, expect, it } from 'vitest';
import { isUnknown } from '../../../src/spec/index.js';
import { keras, layerOf, modelIn, names, parameters, read, shapes } from './support.js';

const start = ['import sys', 'unknown = len(sys.argv) > 2', 'x = start = keras.Input((28, 28, 1))'];
const end = 'model = keras.Model(start, layers.Dense(10)(layers.Flatten(name="after")(x)))';
const because = 'It depends on the condition "unknown", which is known only when the file runs.';

describe('layers that are there under a condition that is not known', () => {
  it('leave the shapes of what follows known where they do not change them', () => {
    const model = modelIn(read(keras(...start, 'x = layers.Conv2D(8, 3)(x)', 'if unknown:', '    x = layers.BatchNormalization()(x)', end)));
    expect(names(model)).toEqual(['input_layer InputLayer', 'conv2d Conv2D', 'layer Layer', 'after Flatten', 'dense Dense']);
    expect(shapes(model)).toEqual([[null, 28, 28, 1], [null, 26, 26, 8], [null, 26, 26, 8], [null, 5408], [null, 10]]);
    expect(layerOf(model, 'layer').calls[0]!.inputs).toEqual([{ layer: 'conv2d', call: 0, output: 0 }]);
    expect(parameters(model)).toBe(because);
  });

  it.each([
    ['if and else', 'if unknown:', '    x = layers.Dropout(0.1)(x)', 'else:', '    x = layers.ReLU()(layers.GaussianNoise(0.1)(x))'],
    ['an expression', 'x = layers.ReLU()(x) if unknown else layers.Dropout(0.1)(x)'],
    ['a function', 'def block(x):', '    if unknown:', '        return layers.ReLU()(x)', '    else:', '        return x', 'x = block(x)'],
  ])('may be written with %s', (_, ...lines) => {
    const model = modelIn(read(keras(...start, ...lines, end)));
    expect(names(model)).toEqual(['input_layer InputLayer', 'layer Layer', 'after Flatten', 'dense Dense']);
    expect(shapes(model).at(-1)).toEqual([null, 10]);
    expect(parameters(model)).toBe(because);
  });

  it('of which the branches give other shapes leave them open', () => {
    const model = modelIn(read(keras(...start, 'if unknown:', '    x = layers.Conv2D(8, 3)(x)', end)));
    expect(shapes(model)).toEqual([[null, 28, 28, 1], because, because, because]);
  });

  it('come after what all branches have in common', () => {
    const model = modelIn(read(keras(
      ...start, 'x = layers.Conv2D(8, 3, padding="same", name="first")(x)', 'y = layers.Conv2D(8, 3, padding="same", name="second")(start)',
      'if unknown:', '    x = x + y', 'else:', '    x = x * 2', end,
    )));
    expect(layerOf(model, 'layer').calls[0]!.inputs.map(({ layer }) => layer).sort()).toEqual(['first', 'input_layer']);
  });

  it('are one thing for all variables that hold them', () => {
    const model = modelIn(read(keras(
      ...start, 'y = x', 'if unknown:', '    x = layers.ReLU()(x)', '    y = x', 'model = keras.Model(start, layers.Add()([x, y]))',
    )));
    expect(names(model)).toEqual(['input_layer InputLayer', 'layer Layer', 'add Add']);
  });

  // After one turn the shape is still the same; after two it is not.
  it('in a loop of any number of turns leave open what comes out of it', () => {
    const lines = ['size = 8', 'for _ in range(len(sys.argv)):', '    x = layers.Conv2D(size, 3, padding="same")(x)', '    size *= 2'];
    const model = modelIn(read(keras(...start, 'x = layers.Conv2D(8, 3, padding="same")(x)', ...lines, end)));
    expect(names(model)).toEqual(['input_layer InputLayer', 'conv2d Conv2D', 'layer Layer', 'after Flatten', 'dense Dense']);
    expect(model.layers.map(({ calls }) => isUnknown(calls[0]!.outputShape))).toEqual([false, false, true, true, true]);
  });

  it('and in a loop of a Sequential model do, too', () => {
    const model = modelIn(read(keras(
      'import sys', 'model = keras.Sequential([keras.Input((4,)), layers.Dense(8)])', 'size = 8', 'for _ in range(len(sys.argv)):', '    model.add(layers.Dense(size))', '    size *= 2',
      'model.add(layers.Dense(3, name="last"))',
    )));
    expect(isUnknown(layerOf(model, 'last').weights)).toBe(true);
  });

  it('stand beside each other in an if with several elif', () => {
    const model = modelIn(read(keras(
      'import sys', 'kind = sys.argv[1]', 'model = keras.Sequential([keras.Input((4,), name="input")])',
      'if kind == "wide":', '    model.add(layers.Dense(8, name="wide"))',
      'elif kind == "deep":', '    model.add(layers.Dense(6, name="deep"))', '    model.add(layers.Dense(8, name="deeper"))',
      'elif kind == "tanh":', '    model.add(layers.Dense(8, activation="tanh", name="tanh"))',
      'else:', '    model.add(layers.Dense(8, use_bias=False, name="plain"))',
      'model.add(layers.Dense(3, name="last"))',
    )));
    const before = (name: string) => layerOf(model, name).calls[0]!.inputs.map(({ layer }) => layer);
    expect(before('deeper')).toEqual(['deep']);
    for (const name of ['deep', 'tanh', 'plain']) expect(before(name)).toEqual(before('wide'));
    expect(isUnknown(layerOf(model, 'last').weights)).toBe(false);
  });
});
