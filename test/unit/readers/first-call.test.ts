import { describe, expect, it } from 'vitest';
import { keras, layerOf, modelIn, parameters, read, shapes } from './support.js';

// The shapes and counts are those that Keras 3.15 gives for the same lines.
const unbuilt = 'inner = keras.Sequential([layers.Dense(4), layers.Dense(2)])';

describe('a Sequential without an input', () => {
  it.each([
    ['a call on a symbolic tensor', ['inner(keras.Input((3,)))']],
    ['a call on a batch', ['import numpy as np', 'inner(np.zeros((32, 3)))']],
    ['build()', ['inner.build((32, 3))']],
    ['fit()', ['import numpy as np', 'inner.compile("sgd", "mse")', 'inner.fit(np.zeros((32, 3)), np.zeros((32, 2)))']],
    ['being a layer of a Sequential that has an input', ['keras.Sequential([keras.Input((3,)), inner, layers.Dense(1)])']],
    ['being a layer of a Sequential that is built later', ['outer = keras.Sequential([inner, layers.Dense(1)])', 'outer.build((None, 3))']],
    ['being added to a Sequential that has an input', ['outer = keras.Sequential([keras.Input((3,))])', 'outer.add(inner)', 'outer.add(layers.Dense(1))']],
  ])('is built by %s', (_, lines) => {
    const model = modelIn(read(keras(unbuilt, ...lines)), 'inner');
    expect(shapes(model)).toEqual([[null, 4], [null, 2]]);
    expect(parameters(model)).toMatchObject({ total: 16 + 10 });
    expect(model.inputs).toMatchObject([{ shape: [null, 3] }]);
  });

  it('is built by the call() of the model or layer of the file that holds it', () => {
    const reading = read(keras(
      'class Block(layers.Layer):', '    def __init__(self):', '        super().__init__()', '        self.mlp = keras.Sequential([layers.Dense(4), layers.Dropout(0.1)])',
      '    def call(self, x):', '        return self.mlp(x) + x',
      'block = Block()', 'outputs = block(keras.Input((4,)))',
    ));
    const model = modelIn(reading);
    expect(shapes(model)).toEqual([[null, 4], [null, 4]]);
    expect(parameters(model)).toMatchObject({ total: 20 });
  });

  it('is built once: later calls find it built', () => {
    const reading = read(keras(unbuilt, 'inner(keras.Input((3,)))', 'inner(keras.Input((3,)))', 'x = keras.Input((1,))', 'last = keras.Model(x, x)'));
    expect(shapes(modelIn(reading, 'inner'))).toEqual([[null, 4], [null, 2]]);
    expect(modelIn(reading, 'last')).toMatchObject({ name: 'functional_1', inputs: [{ layer: 'input_layer_3' }] });
  });

  it('stays without shapes where what it is called on has none that is known', () => {
    const model = modelIn(read(keras(unbuilt, 'inner(keras.Input(mystery))')), 'inner');
    expect(shapes(model)).toEqual([expect.stringContaining('no input shape'), expect.stringContaining('no input shape')]);
  });

  it('takes the names of its hidden parts when it is built, before those of the model around it', () => {
    const reading = read(keras(unbuilt, 'outer = keras.Sequential([inner, layers.Dense(1)])', 'outer.build((None, 3))', 'x = keras.Input((1,))', 'last = keras.Model(x, x)'));
    expect(modelIn(reading, 'last')).toMatchObject({ name: 'functional_2', inputs: [{ layer: 'input_layer_2' }] });
  });

  it('that a branch builds may be built or not', () => {
    const model = modelIn(read(keras(unbuilt, 'if mystery:', '    inner.build((None, 3))', 'else:', '    inner.build((None, 3))')), 'inner');
    expect(shapes(model)).toEqual([[null, 4], [null, 2]]);
  });
});

describe('a layer without weights', () => {
  it('has 0 parameters, whatever it is called on', () => {
    const model = modelIn(read(keras('model = keras.Sequential([layers.RandomFlip(), layers.Dropout(0.5), layers.Flatten(), layers.Activation("relu")])')));
    expect(parameters(model)).toMatchObject({ total: 0 });
    expect(shapes(model)).toEqual(Array(4).fill(expect.stringContaining('no input shape')));
  });

  it('is told from one whose number of weights needs the input', () => {
    const model = modelIn(read(keras('model = keras.Sequential([layers.Dropout(0.5), layers.Dense(3)])')));
    expect(layerOf(model, 'dropout').weights).toEqual([]);
    expect(layerOf(model, 'dense').weights).toMatchObject({ kind: 'unknown' });
  });

  it('is known in the model of a class whose call() is not', () => {
    const model = modelIn(read(keras(
      'class Net(keras.Model):', '    def __init__(self):', '        super().__init__()', '        self.drop = layers.Dropout(0.5)',
      '    def call(self, x):', '        return self.drop(mystery(x))', 'model = Net()',
    )));
    expect(parameters(model)).toMatchObject({ total: 0 });
  });
});
