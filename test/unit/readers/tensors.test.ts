import { describe, expect, it } from 'vitest';
import { keras, layerOf, modelIn, names, read, shapes } from './support.js';

/** The class, the name and the shape of the last operation of a model of one expression on `x`, of shape (None, 4, 6). */
function last(expression: string): unknown[] {
  const model = modelIn(read(keras('import tensorflow as tf', 'from keras import ops', 'from tensorflow.keras import backend as K', 'x = keras.Input([4, 6])', `model = keras.Model(x, ${expression})`)));
  return [names(model).at(-1), shapes(model).at(-1)];
}

describe('an operation on tensors is a node as Keras 3.15 names and shapes it', () => {
  it.each([
    ['x[:, 0]', 'get_item GetItem', [null, 6]],
    ['x[:, 1:3, None]', 'get_item GetItem', [null, 2, 1, 6]],
    ['x[..., 0]', 'get_item GetItem', [null, 4]],
    ['1 - x', 'subtract Subtract', [null, 4, 6]],
    ['x // 2', 'floor_divide FloorDivide', [null, 4, 6]],
    ['x @ ops.transpose(x, (0, 2, 1))', 'matmul Matmul', [null, 4, 4]],
    ['ops.concatenate([x, x], -1)', 'concatenate Concatenate', [null, 4, 12]],
    ['ops.reshape(x, (-1, 24))', 'reshape Reshape', [null, 24]],
    ['ops.mean(x, axis=1)', 'mean Mean', [null, 6]],
    ['tf.reduce_sum(x, axis=-1, keepdims=True)', 'sum Sum', [null, 4, 1]],
    ['ops.expand_dims(x, 1)', 'expand_dims ExpandDims', [null, 1, 4, 6]],
    ['ops.squeeze(x[:, :1], 1)', 'squeeze Squeeze', [null, 6]],
    ['ops.stack([x, x], 1)', 'stack Stack', [null, 2, 4, 6]],
    ['ops.relu(x)', 'relu Relu', [null, 4, 6]],
    ['ops.maximum(x, 0)', 'maximum Maximum', [null, 4, 6]],
    ['ops.einsum("abc,adc->abd", x, x)', 'einsum Einsum', [null, 4, 4]],
    ['ops.tile(x, (1, 2, 1))', 'tile Tile', [null, 8, 6]],
    ['ops.repeat(x, 2, 1)', 'repeat Repeat', [null, 8, 6]],
    ['ops.argmax(x, -1)', 'argmax Argmax', [null, 4]],
    ['ops.one_hot(ops.argmax(x, -1), 3)', 'one_hot OneHot', [null, 4, 3]],
    ['ops.pad(x, ((0, 0), (1, 1), (0, 0)))', 'pad Pad', [null, 6, 6]],
    ['ops.swapaxes(x, 1, 2)', 'swapaxes Swapaxes', [null, 6, 4]],
    ['K.concatenate([x, x])', 'concatenate Concatenate', [null, 4, 12]],
    ['tf.reshape(x, [tf.shape(x)[0], 24])', 'reshape Reshape', [null, 24]],
  ])('%s', (expression, name, shape) => {
    expect(last(expression)).toEqual([name, shape]);
  });

  it('splits into several tensors', () => {
    const model = modelIn(read(keras('from keras import ops', 'x = keras.Input([4, 6])', 'a, b = ops.split(x, 2, axis=-1)', 'model = keras.Model(x, [layers.Dense(2)(a), b])')));
    expect(layerOf(model, 'dense').calls[0]?.outputShape).toEqual([null, 4, 2]);
    expect(model.outputs[1]).toEqual({ layer: 'split', call: 0, output: 1 });
  });

  it('that is not read is a node of unknown shape', () => {
    expect(last('tf.image.combined_non_max_suppression(x)')[1]).toEqual(expect.any(String));
  });
});

describe('a layer of several outputs', () => {
  it('gives a tensor each, numbered', () => {
    const model = modelIn(read(keras(
      'x = keras.Input([7, 4])', 'sequence, h, c = layers.LSTM(6, return_sequences=True, return_state=True)(x)',
      'y = layers.LSTM(5)(sequence)', 'z = layers.LSTM(6)(x, initial_state=[h, c])', 'model = keras.Model(x, [y, z])',
    )));
    expect(layerOf(model, 'lstm_1').calls).toMatchObject([{ outputShape: [null, 5] }]);
    expect(layerOf(model, 'lstm_2').calls[0]?.inputs).toEqual([
      { layer: 'input_layer', call: 0, output: 0 }, { layer: 'lstm', call: 0, output: 1 }, { layer: 'lstm', call: 0, output: 2 },
    ]);
  });

  it('takes its tensors by name, whatever their order', () => {
    const model = modelIn(read(keras('q, v = keras.Input([3, 8]), keras.Input([5, 6])', 'model = keras.Model([q, v], layers.MultiHeadAttention(2, 4)(value=v, query=q))')));
    expect(shapes(model).at(-1)).toEqual([null, 3, 8]);
  });
});
