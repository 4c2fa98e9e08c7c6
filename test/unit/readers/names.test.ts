import { describe, expect, it } from 'vitest';
import { keras, modelIn, names, read } from './support.js';

/** The names of two models as Keras 3.15 gives them. */
describe('automatic names', () => {
  it('count by class over the whole file', () => {
    const reading = read(keras(
      'first = keras.Sequential([layers.Input([4]), layers.Dense(3), layers.BatchNormalization(), layers.ReLU(), layers.LeakyReLU(), layers.Dense(3)])',
      'second = keras.Sequential([layers.Input([4]), layers.Dense(3), layers.ReLU(), layers.ELU(), layers.Activation("tanh")])',
    ));
    expect(reading.plan.models.map(({ name }) => name)).toEqual(['sequential', 'sequential_1']);
    expect(names(modelIn(reading, 'first'))).toEqual([
      'dense Dense', 'batch_normalization BatchNormalization', 're_lu ReLU', 'leaky_re_lu LeakyReLU', 'dense_1 Dense',
    ]);
    expect(names(modelIn(reading, 'second'))).toEqual(['dense_2 Dense', 're_lu_1 ReLU', 'elu ELU', 'activation Activation']);
  });

  it('are not counted where the file gives a name', () => {
    const model = modelIn(read(keras(
      'model = keras.Sequential([layers.Input([4]), layers.Dense(3, name="hidden"), layers.Dense(3)], name="net")',
    )));
    expect(model.name).toBe('net');
    expect(names(model)).toEqual(['hidden Dense', 'dense Dense']);
  });

  it('of functional models also count the one that Keras makes inside every Sequential whenever it is built', () => {
    const reading = read(keras(
      'a = keras.Sequential([layers.Flatten(input_shape=[28, 28]), layers.Dense(3)])',
      'b = keras.Sequential()', 'b.add(layers.Input((4,)))', 'b.add(layers.Dense(3))', 'b.add(layers.Dense(3))',
      'inputs = keras.Input((3,))', 'c = keras.Model(inputs, layers.Dense(1)(inputs))',
    ));
    expect(modelIn(reading, 'c').name).toBe('functional_3');
  });

  it('start again after clear_session', () => {
    const reading = read(keras(
      'a = keras.Sequential([layers.Dense(3)])', 'keras.backend.clear_session()', 'b = keras.Sequential([layers.Dense(3)])',
    ));
    expect(modelIn(reading, 'b').name).toBe('sequential');
    expect(names(modelIn(reading, 'b'))).toEqual(['dense Dense']);
  });

  it('may repeat in a file, ids may not', () => {
    const reading = read(keras(
      'a = keras.Sequential([layers.Dense(3, name="x"), layers.Dense(3, name="y")], name="m")',
      'b = keras.Sequential([layers.Dense(3, name="x")], name="m")',
    ));
    const ids = [...reading.plan.models, ...reading.plan.models.flatMap(({ layers }) => layers)].map(({ id }) => id);
    expect(ids).toEqual(['m', 'm#2', 'x', 'y', 'x#2']);
  });

  it('of a variable prefer one of the module to one of a function', () => {
    const reading = read(keras('def build():', '    net = keras.Sequential()', '    return net', 'model = build()', 'again = model'));
    expect(modelIn(reading).variable).toBe('model');
  });
});
