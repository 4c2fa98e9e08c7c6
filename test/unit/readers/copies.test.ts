import { describe, expect, it } from 'vitest';
import { isUnknown } from '../../../src/spec/index.js';
import { argument, keras, layerOf, modelIn, names, parameters, read, shapes, unitsOf } from './support.js';

const sequential = 'model = keras.Sequential([keras.Input((4,)), layers.Dense(3, name="first"), layers.Dense(2)])';

describe('a model that is made of the configuration of another', () => {
  it.each([
    ['clone_model', 'copy = keras.models.clone_model(model)'],
    ['from_config of its class', 'copy = keras.Sequential.from_config(model.get_config())'],
    ['from_config of itself', 'copy = model.from_config(model.get_config())'],
    ['its JSON', 'copy = keras.models.model_from_json(model.to_json())'],
  ])('by %s has the same layers, with weights of their own', (_, line) => {
    const reading = read(keras(sequential, line));
    const copy = modelIn(reading, 'copy');
    expect(names(copy)).toEqual(['first Dense', 'dense Dense']);
    expect(parameters(copy)).toEqual({ total: 23, trainable: 23, nonTrainable: 0 });
    const ids = new Set(reading.plan.models.flatMap(({ layers }) => layers.map(({ id }) => id)));
    expect(ids.size).toBe(4);
  });

  it('may be functional', () => {
    const copy = modelIn(read(keras('x = keras.Input((5,))', 'model = keras.Model(x, layers.Dense(2)(x))', 'copy = keras.Model.from_config(model.get_config())')), 'copy');
    expect(shapes(copy)).toEqual([[null, 5], [null, 2]]);
  });

  // keras/src/models/cloning.py: a model inside a Sequential is made of its configuration, too.
  it('has copies of the models inside', () => {
    const reading = read(keras(
      'inner = keras.Sequential([keras.Input((4,)), layers.Dense(3)])', 'outer = keras.Sequential([keras.Input((4,)), inner, layers.Dense(1)])',
      'copy = keras.models.clone_model(outer)', 'copy.layers[0].layers[0].trainable = False',
    ));
    expect(layerOf(modelIn(reading, 'inner'), 'dense').trainable).toBe(true);
    expect(modelIn(reading, 'copy').layers[0]!.id).not.toBe(modelIn(reading, 'outer').layers[0]!.id);
    expect(parameters(modelIn(reading, 'outer'))).toEqual({ total: 19, trainable: 19, nonTrainable: 0 });
  });

  it('is as uncertain as the other', () => {
    const copy = modelIn(read(keras(
      'import sys', 'model = keras.Sequential([keras.Input((4,)), layers.Dense(3)])', 'if len(sys.argv) > 2:', '    model.add(layers.Dense(7))',
      'model.add(layers.Dense(2))', 'copy = keras.models.clone_model(model)',
    )), 'copy');
    expect(copy.layers.map(({ calls }) => isUnknown(calls[0]!.outputShape))).toEqual([false, true, true]);
  });

  it.each([
    ['the file changes the configuration', 'config = model.get_config()', 'config["layers"] = []', 'copy = keras.Sequential.from_config(config)'],
    ['another function makes the layers', 'copy = keras.models.clone_model(model, clone_function=lambda layer: layers.Dense(9))'],
  ])('is not known where %s', (_, ...lines) => {
    const reading = read(keras(sequential, ...lines));
    expect(reading.plan.models.map(({ variable }) => variable)).toEqual(['model']);
  });
});

describe('a layer that is made of the configuration of another', () => {
  it('has the same arguments', () => {
    expect(unitsOf('layer = layers.Dense(6)', 'model = keras.Sequential([keras.Input((4,)), layers.Dense.from_config(layer.get_config())])')).toEqual([6]);
  });
});

describe('count_params()', () => {
  it('of a model and of its layers counts their weights', () => {
    const model = modelIn(read(keras(
      'counted = keras.Sequential([keras.Input((5,)), layers.Dense(2), layers.ReLU()])', 'first, second = counted.layers',
      'model = keras.Sequential([keras.Input((2,)), layers.Dense(counted.count_params()), layers.Dense(first.count_params() + 1), layers.Dense(second.count_params() + 7)])',
    )), 'model');
    expect(argument(model, 'units')).toEqual([12, 13, 7]);
  });
});

describe('an input that a layer brings along', () => {
  // The batch has a fixed size: a recurrent layer can keep its states.
  it.each(['batch_input_shape=[2, None]', 'input_shape=[None], batch_size=2'])('of %s has the size of the batch', (given) => {
    const model = modelIn(read(keras(
      `model = keras.Sequential([layers.Embedding(100, 16, ${given}), layers.GRU(32, return_sequences=True, stateful=True), layers.Dense(5)])`,
    )));
    expect(shapes(model)).toEqual([[2, null, 16], [2, null, 32], [2, null, 5]]);
    expect(argument(model, 'input_dim')).toEqual([100]);
  });

  it('of which the batch is free leaves it free', () => {
    expect(shapes(modelIn(read(keras('model = keras.Sequential([layers.Dense(3, batch_input_shape=[None, 4])])'))))).toEqual([[null, 3]]);
  });
});

describe('an RNN of a cell of the file', () => {
  // keras/src/layers/rnn/rnn.py has no input_spec: the cell decides what it takes.
  it('is not refused an input of more axes', () => {
    const model = modelIn(read(keras(
      'class Cell(layers.Layer):', '    def __init__(self):', '        super().__init__()', '        self.state_size = 6',
      '    def call(self, inputs, states):', '        return inputs, states',
      'x = keras.Input((4, 7, 8))', 'model = keras.Model(x, layers.RNN(Cell())(x))',
    )));
    const { outputShape } = model.layers[1]!.calls[0]!;
    expect(isUnknown(outputShape) ? outputShape.fault : outputShape).toBeUndefined();
  });
});
