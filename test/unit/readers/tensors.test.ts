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
    ['keras.activations.relu(x)', 're_lu ReLU', [null, 4, 6]],
    ['keras.activations.exponential(x)', 'exp Exp', [null, 4, 6]],
    ['keras.activations.gelu(keras.activations.linear(x))', 'gelu Gelu', [null, 4, 6]],
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

describe('a Lambda', () => {
  it.each([
    ['layers.Lambda(lambda t: tf.expand_dims(t, -1))(x)', [null, 4, 6, 1]],
    ['layers.Lambda(lambda t: t[:, 0])(x)', [null, 6]],
    ['layers.Lambda(lambda t: t * 2 + 1)(x)', [null, 4, 6]],
    ['layers.Lambda(lambda t: K.mean(t, axis=1))(x)', [null, 6]],
    ['layers.Lambda(lambda t, times: tf.tile(t, [1, times, 1]), arguments={"times": 3})(x)', [null, 12, 6]],
    ['layers.Lambda(lambda pair: tf.reduce_sum(tf.square(pair[0] - pair[1]), axis=-1, keepdims=True))([x, x])', [null, 4, 1]],
    ['layers.Lambda(lambda t: t, output_shape=(9,))(x)', [null, 9]],
  ])('%s has the shape that its function gives', (expression, shape) => {
    expect(last(expression)[1]).toEqual(shape);
  });

  it('whose function is not known has a shape that is not known', () => {
    expect(last('layers.Lambda(load_function())(x)')[1]).toEqual(expect.any(String));
  });
});

describe('functions on tensors of unknown lengths', () => {
  it.each([
    ['tf.image.extract_patches(images=p, sizes=[1, 6, 6, 1], strides=[1, 6, 6, 1], rates=[1, 1, 1, 1], padding="VALID")', [null, 12, 12, 108]],
    ['ops.image.extract_patches(p, size=6)', [null, 12, 12, 108]],
    ['tf.image.resize(p, (36, 24))', [null, 36, 24, 3]],
    ['tf.concat([p, p[..., :1]], axis=-1)', [null, 72, 72, 4]],
    ['ops.tile(p, (1, 2, 1, 1))', [null, 144, 72, 3]],
    ['ops.max_pool(p, 2, padding="same")', [null, 36, 36, 3]],
    ['tf.nn.depth_to_space(layers.Conv2D(12, 3, padding="same")(p), 2)', [null, 144, 144, 3]],
    ['tf.einsum("bhwc,dc->bhwd", p, tf.zeros((5, 3)))', [null, 72, 72, 5]],
    ['tf.map_fn(lambda image: tf.image.central_crop(image, 0.5), p)', [null, 36, 36, 3]],
    ['ops.top_k(ops.mean(p, axis=(1, 2)), 2)[0]', [null, 2]],
    ['tf.broadcast_to(tf.zeros((1, 1, 1, 1)), tf.shape(p)) + p', [null, 72, 72, 3]],
  ])('%s', (expression, shape) => {
    const text = keras('import tensorflow as tf', 'from keras import ops', 'p = keras.Input([72, 72, 3])', `model = keras.Model(p, ${expression})`);
    expect(shapes(modelIn(read(text))).at(-1)).toEqual(shape);
  });
});

describe('a function of what is not known', () => {
  it('does not build a model as if it gave one of its tensors', () => {
    const model = modelIn(read(keras(
      'import tensorflow as tf', 'from pictures import picture', 'model = keras.Sequential([layers.Dense(2)])', 'model(tf.image.resize(picture, (32, 32))[tf.newaxis, ...])',
    )));
    expect(model.inputs[0]!.shape).toMatchObject({ kind: 'unknown' });
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

  // What Keras 3.15.1 says of a query of 5 steps and a value of 7.
  it.each([
    ['layers.MultiHeadAttention(2, 4)(q, v, return_attention_scores=True)', [[null, 5, 8], [null, 2, 5, 5]]],
    ['layers.GroupQueryAttention(4, 6, 2)(q, v, return_attention_scores=True)', [[null, 5, 8], [null, 6, 5, 7]]],
    ['layers.Attention()([q, v], return_attention_scores=True)', [[null, 5, 8], [null, 5, 7]]],
    ['layers.AdditiveAttention()([q, v], return_attention_scores=True)', [[null, 5, 8], [null, 5, 7]]],
  ])('may be an attention with its scores: %s', (expression, expected) => {
    const model = modelIn(read(keras(
      'q, v = keras.Input((5, 8)), keras.Input((7, 8))', `output, scores = ${expression}`,
      'model = keras.Model([q, v], [layers.Identity(name="first")(output), layers.Identity(name="second")(scores)])',
    )));
    expect(['first', 'second'].map((name) => layerOf(model, name).calls[0]!.outputShape)).toEqual(expected);
  });

  it('is not known where it is not known whether the scores are asked for', () => {
    const model = modelIn(read(keras('import sys', 'x = keras.Input((5, 8))', 'model = keras.Model(x, layers.Attention()([x, x], return_attention_scores=len(sys.argv) > 2))')));
    expect(shapes(model).at(-1)).toBe('Whether the layer gives its scores, too, is known only when the file runs.');
  });
});
