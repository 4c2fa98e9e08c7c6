import { describe, expect, it } from 'vitest';
import { keras, layerOf, modelIn, names, parameters, read, shapes } from './support.js';

/** A layer of the file of which `call` gives what is not known, in a model that joins it with its input. */
const attending = (...methods: string[]): string => keras(
  'import elsewhere',
  'class Attend(layers.Layer):',
  '    def build(self, input_shape):',
  '        self.scale = self.add_weight(name="scale", shape=(input_shape[0][2], 2))',
  ...methods.map((line) => `    ${line}`),
  'queries = keras.Input((5, 8))',
  'keys = keras.Input((7, 3))',
  'attended, scores = Attend(name="attend")([queries, keys])',
  'joined = layers.Concatenate(name="joined")([queries, attended])',
  'model = keras.Model([queries, keys], layers.Dense(2, name="out")(joined))',
);

const open = ['def call(self, inputs):', '    found, weights = elsewhere.attend(inputs)', '    return found, weights'];

describe('a layer whose call() is not read', () => {
  it('has the outputs that its own compute_output_shape() says', () => {
    const model = modelIn(read(attending(...open, 'def compute_output_shape(self, input_shape):', '    return [(None, 5, 4), (None, 5, input_shape[1][1])]')));
    expect(names(model)).toContain('attend Attend');
    expect([layerOf(model, 'attend'), layerOf(model, 'joined')].map(({ calls }) => calls[0]?.outputShape)).toEqual([[null, 5, 4], [null, 5, 12]]);
    expect(parameters(model)).toMatchObject({ trainable: 8 * 2 + 12 * 2 + 2, nonTrainable: 0 });
  });

  it('is in the model all the same, and nothing is said of what comes after it', () => {
    const model = modelIn(read(attending(...open)));
    expect(names(model)).toEqual(['input_layer InputLayer', 'input_layer_1 InputLayer', 'attend Attend', 'joined Concatenate', 'out Dense']);
    for (const shape of shapes(model).slice(2)) expect(shape).toContain('known only when the file runs');
    expect(parameters(model)).toEqual(expect.stringContaining('known only when the file runs'));
  });

  it('gives as many outputs as the file takes', () => {
    const model = modelIn(read(attending('def call(self, inputs):', '    return elsewhere.attend(inputs)')));
    expect(layerOf(model, 'joined').calls[0]).toMatchObject({ inputs: [{ layer: 'input_layer' }, { layer: 'attend', output: 0 }], outputShape: { kind: 'unknown' } });
  });

  it('may have layers where its attributes are not known', () => {
    const model = modelIn(read(attending('def __init__(self, **kwargs):', '    super().__init__(**kwargs)', '    self.blocks = elsewhere.blocks()', ...open)));
    expect(layerOf(model, 'attend').weights).toMatchObject({ kind: 'unknown' });
  });
});

describe('a list of tensors of which one is not known', () => {
  it('is not read as the list of the others', () => {
    const model = modelIn(read(keras('import elsewhere', 'a = keras.Input((4,))', 'joined = layers.concatenate([a, elsewhere.tensor()])', 'model = keras.Model(a, layers.Dense(3)(joined))')));
    expect(names(model)).toEqual(['input_layer InputLayer', 'layer Layer', 'concatenate Concatenate', 'dense Dense']);
    for (const shape of shapes(model).slice(1)) expect(shape).toContain('elsewhere');
  });
});
