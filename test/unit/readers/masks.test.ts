import { describe, expect, it } from 'vitest';
import { keras, modelIn, read, shapes } from './support.js';

const setting = [
  'def embed(x): return layers.Embedding(50, 4, mask_zero=True)(x)',
  'class Reads(layers.Layer):', '    def call(self, x, mask=None): return x',
  'class Supports(layers.Layer):', '    def __init__(self):', '        super().__init__()', '        self.supports_masking = True', '    def call(self, x): return x',
  'class Drops(layers.Layer):', '    def call(self, x): return x',
  'class Computes(layers.Layer):', '    def __init__(self):', '        super().__init__()', '        self.ids = layers.Embedding(50, 4, mask_zero=True)',
  '    def call(self, x): return self.ids(x)', '    def compute_mask(self, x, mask=None): return self.ids.compute_mask(x)',
  'i = keras.Input((5,), dtype="int32")', 'e = embed(i)', 'f = keras.Input((5, 4))',
  'inner = keras.Sequential([keras.Input((5, 4)), layers.LSTM(2)])',
];

/** The operations of the model from the ids, or from numbers, to an expression, as Keras names them but for their numbers. */
function operations(inputs: string, outputs: string): string[] {
  const model = modelIn(read(keras(...setting, `model = keras.Model(${inputs}, ${outputs})`)), 'model');
  return model.layers.map(({ name }) => name.replace(/_\d+$/, '')).filter((name) => !/^(input_layer|embedding)$/.test(name));
}

// `[operation.name for operation in model.operations]` of Keras 3.15.
describe('a mask in a functional model', () => {
  it.each([
    ['is an operation where a layer takes it', 'layers.LSTM(3)(e)', ['not_equal', 'lstm']],
    ['is none where nothing takes it', 'layers.Dense(3)(e)', ['dense']],
    ['goes through layers that hand it on', 'layers.LSTM(3)(layers.Dropout(.1)(e))', ['dropout', 'not_equal', 'lstm']],
    ['ends in layers that do not', 'layers.GlobalAveragePooling1D()(layers.Conv1D(2, 2)(e))', ['conv1d', 'global_average_pooling1d']],
    ['ends in operators', 'layers.LSTM(4)(e + e)', ['add', 'lstm']],
    ['is taken by pooling', 'layers.GlobalAveragePooling1D()(e)', ['not_equal', 'global_average_pooling1d']],
    ['is taken by normalization', 'layers.BatchNormalization()(e)', ['not_equal', 'batch_normalization']],
    ['goes through whole sequences', 'layers.Bidirectional(layers.LSTM(3))(layers.Bidirectional(layers.LSTM(3, return_sequences=True))(e))', ['not_equal', 'bidirectional', 'bidirectional']],
    ['ends with the sequence', 'layers.LSTM(3)(layers.LSTM(3)(e)[:, None])', ['not_equal', 'lstm', 'get_item', 'lstm']],
    ['goes with the first of several outputs', 'layers.GRU(3)(layers.GRU(3, return_sequences=True, return_state=True)(e)[0])', ['not_equal', 'gru', 'gru']],
    ['is not noted where the call is given anything else', 'layers.LSTM(4)(e, training=True)', ['lstm']],
    ['is not noted by attention', 'layers.MultiHeadAttention(2, 2)(e, e)', ['multi_head_attention']],
    ['is noted where it is given', 'layers.LSTM(2)(e, mask=layers.Embedding(50, 4, mask_zero=True).compute_mask(i))', ['not_equal', 'lstm']],
    ['is joined by merging layers', 'layers.LSTM(4)(layers.Add()([e, e]))', ['not_equal', 'add', 'logical_or', 'lstm']],
    [
      'is joined by concatenation', 'layers.LSTM(4)(layers.Concatenate()([e, e]))',
      ['not_equal', 'expand_dims', 'zeros_like', 'expand_dims', 'zeros_like', 'logical_or', 'logical_or', 'concatenate', 'concatenate', 'any', 'lstm'],
    ],
    ['is taken by models', 'inner(e)', ['not_equal', 'sequential']],
    ['is taken by layers of the file that have an argument for it', 'layers.LSTM(2)(Reads()(e))', ['not_equal', 'reads', 'lstm']],
    ['goes through layers of the file that support it', 'layers.LSTM(2)(Supports()(e))', ['supports', 'not_equal', 'lstm']],
    ['ends in layers of the file that do not', 'layers.LSTM(2)(Drops()(e))', ['drops', 'lstm']],
    ['is that which a layer of the file computes', 'layers.LSTM(2)(Computes()(i))', ['computes', 'not_equal', 'lstm']],
  ])('%s', (_, outputs, expected) => {
    expect(operations('i', outputs)).toEqual(expected);
  });

  it('of Masking takes two operations', () => {
    expect(operations('f', 'layers.LSTM(4)(layers.Masking()(f))')).toEqual(['not_equal', 'masking', 'any', 'lstm']);
  });

  it('has the shape of the ids', () => {
    const model = modelIn(read(keras(...setting, 'model = keras.Model(i, layers.LSTM(3)(e))')), 'model');
    expect(shapes(model)).toEqual([[null, 5], [null, 5, 4], [null, 5], [null, 3]]);
  });

  it('is no input of the layers that take it, which train without', () => {
    const model = modelIn(read(keras(...setting, 'model = keras.Model(i, layers.LSTM(3)(e))')), 'model');
    expect(model.layers.at(-1)?.calls[0]?.inputs).toEqual([{ layer: 'embedding', call: 0, output: 0 }]);
  });

  it('goes with a copy', () => {
    const model = modelIn(read(keras(...setting, 'copy = keras.models.clone_model(keras.Model(i, layers.LSTM(3)(e)))')), 'copy');
    expect(model.layers.map(({ className }) => className)).toEqual(['InputLayer', 'Embedding', 'NotEqual', 'LSTM']);
  });

  it('is not listed in a Sequential', () => {
    const model = modelIn(read(keras('model = keras.Sequential([keras.Input((5,)), layers.Embedding(50, 4, mask_zero=True), layers.LSTM(2)])')));
    expect(model.layers.map(({ className }) => className)).toEqual(['Embedding', 'LSTM']);
  });
});
