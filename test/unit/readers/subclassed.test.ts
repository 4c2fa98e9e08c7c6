import { describe, expect, it } from 'vitest';
import type { ComputesAs } from '../../../src/spec/index.js';
import { keras, layerOf, modelIn, names, parameters, read, shapes } from './support.js';

const wideAndDeep = [
  'class WideAndDeep(keras.Model):',
  '    def __init__(self, units=30, **kwargs):',
  '        super().__init__(**kwargs)',
  '        self.hidden = [layers.Dense(units, activation="relu") for _ in range(2)]',
  '        self.out = layers.Dense(1)',
  '    def call(self, inputs):',
  '        wide, deep = inputs',
  '        for layer in self.hidden:',
  '            deep = layer(deep)',
  '        return self.out(layers.concatenate([wide, deep]))',
];

const chain = [
  'class Net(keras.Model):',
  '    def __init__(self):',
  '        super().__init__()',
  '        self.flatten = layers.Flatten()',
  '        self.hidden = layers.Dense(30)',
  '        self.spare = layers.Dense(7)',
  '        self.out = layers.Dense(10)',
  '    def call(self, x, training=None):',
  '        return self.out(self.hidden(self.flatten(x)))',
  'model = Net()',
];

describe('a model of a class of the file', () => {
  it('is wired as its call() says once it meets data', () => {
    const model = modelIn(read(keras(...chain, '(X, y), _ = keras.datasets.fashion_mnist.load_data()', 'model.compile("sgd", "mse")', 'model.fit(X, y)')));
    expect(names(model)).toEqual(['flatten Flatten', 'dense Dense', 'dense_1 Dense', 'dense_2 Dense']);
    expect(shapes(model)).toEqual([[null, 784], [null, 30], 'The model\'s call() does not use this layer.', [null, 10]]);
    expect(layerOf(model, 'dense_2').calls[0]?.inputs).toEqual([{ layer: 'dense', call: 0, output: 0 }]);
    expect(model.inputs).toMatchObject([{ shape: [null, 28, 28] }]);
    expect(model.outputs).toEqual([{ layer: 'dense_2', call: 0, output: 0 }]);
    expect(parameters(model)).toMatchObject({ total: 784 * 30 + 30 + 310 });
  });

  it.each(['model.build((None, 28, 28))', 'model(keras.Input([28, 28]))'])('is wired by %s, too', (line) => {
    expect(shapes(modelIn(read(keras(...chain, line)))).at(-1)).toEqual([null, 10]);
  });

  it('says why its shapes are not known while it has met nothing', () => {
    expect(shapes(modelIn(read(keras(...chain)))).at(-1)).toContain('needs the shape of its input');
  });

  it('with several inputs and operations that Keras does not list passes over these, and claims no whole graph', () => {
    const model = modelIn(read(keras(...wideAndDeep, 'model = WideAndDeep(name="wide")', 'model([keras.Input([4]), keras.Input([6])])')));
    expect(model).toMatchObject({ name: 'wide', outputs: [] });
    expect(names(model)).toEqual(['dense Dense', 'dense_1 Dense', 'dense_2 Dense']);
    expect(layerOf(model, 'dense_2').calls[0]).toMatchObject({ inputs: { length: 2 }, followsFunctions: true });
    expect(layerOf(model, 'dense_1').calls[0]).not.toHaveProperty('followsFunctions');
    expect(parameters(model)).toMatchObject({ total: 210 + 930 + 35 });
  });

  it('whose call() depends on what is not known is unknown from there on', () => {
    const model = modelIn(read(keras(
      'class Net(keras.Model):', '    def __init__(self):', '        super().__init__()', '        self.a, self.b = layers.Dense(3), layers.Dense(2)',
      '    def call(self, x):', '        return self.b(mystery(self.a(x)))', 'model = Net()', 'model.build([None, 4])',
    )));
    expect(shapes(model)).toEqual([[null, 3], expect.stringContaining('"mystery"')]);
  });

  it('that calls itself for ever is given up', () => {
    const reading = read(keras('class Net(keras.Model):', '    def call(self, x):', '        return self(x)', 'model = Net()', 'model.build([None, 4])'));
    expect(modelIn(reading).layers).toEqual([]);
  });
});

describe('a layer of a class of the file', () => {
  const inside = (...lines: readonly string[]): ReturnType<typeof modelIn> => modelIn(read(keras(...lines)));

  it('has the weights that it adds and the shape that its call() gives', () => {
    const model = inside(
      'class Linear(layers.Layer):', '    def __init__(self, units, **kwargs):', '        super().__init__(**kwargs)', '        self.units = units',
      '    def build(self, input_shape):',
      '        self.w = self.add_weight(name="w", shape=(input_shape[-1], self.units), initializer="he_normal")',
      '        self.b = self.add_weight(shape=[self.units], initializer="zeros", trainable=False)',
      '    def call(self, x):', '        return x @ self.w + self.b',
      'model = keras.Sequential([layers.Input([4]), Linear(3), layers.Dense(2)])',
    );
    expect(shapes(model)).toEqual([[null, 3], [null, 2]]);
    expect(layerOf(model, 'linear').weights).toMatchObject([
      { name: 'w', shape: [4, 3], trainable: true, initializer: { className: 'HeNormal' } }, { shape: [3], trainable: false },
    ]);
    expect(parameters(model)).toEqual({ total: 15 + 8, trainable: 12 + 8, nonTrainable: 3 });
  });

  it('has the weights of the layers that its attributes hold', () => {
    const model = inside(
      'class Block(layers.Layer):', '    def __init__(self, n, **kwargs):', '        super().__init__(**kwargs)', '        self.inner = []',
      '        for _ in range(2): self.inner.append(layers.Dense(n))',
      '    def call(self, x):', '        z = x', '        for layer in self.inner: z = layer(z)', '        return x + z',
      'x = keras.Input([5])', 'model = keras.Model(x, Block(5)(x))',
    );
    expect(names(model)).toEqual(['input_layer InputLayer', 'block Block']);
    expect(parameters(model)).toMatchObject({ total: 60 });
  });

  it('that only calls the layer of Keras differently is that layer under its own name', () => {
    const model = inside(
      'class MCDropout(layers.Dropout):', '    def call(self, x):', '        return super().call(x, training=True)',
      'model = keras.Sequential([layers.Input([4]), layers.Dense(3), MCDropout(0.3), layers.Dense(2)])',
    );
    expect(names(model)[1]).toBe('mc_dropout MCDropout');
    expect(layerOf(model, 'mc_dropout').config).toMatchObject({ rate: 0.3 });
    expect(shapes(model).at(-1)).toEqual([null, 2]);
  });

  it.each<[string, readonly string[], ComputesAs | undefined]>([
    ['drops also when it predicts', ['def call(self, x, training=None):', '    return super().call(x, training=True)'], { className: 'Dropout', training: true }],
    ['never drops', ['def call(self, x):', '    return super().call(x)'], { className: 'Dropout', training: false }],
    ['hands on what it is told', ['def call(self, x, training=None):', '    return super().call(x, training=training)'], { className: 'Dropout', training: null }],
    ['says nothing of its own', ['def twice(self, x):', '    return 2 * x'], { className: 'Dropout', training: null }],
    ['does something else with the result', ['def call(self, x):', '    return 2 * super().call(x, training=True)'], undefined],
    ['does something else with the input', ['def call(self, x):', '    return super().call(2 * x, training=True)'], undefined],
    ['has a weight of its own', ['def build(self, shape):', '    self.w = self.add_weight(shape=[1])', 'def call(self, x):', '    return super().call(x)'], undefined],
  ])('computes as the layer of Keras that it extends: one that %s', (_, body, computesAs) => {
    const model = inside(
      'class Mine(layers.Dropout):', ...body.map((line) => `    ${line}`),
      'model = keras.Sequential([layers.Input([4]), Mine(0.3), layers.Dense(2)])',
    );
    expect(layerOf(model, 'mine').computesAs).toEqual(computesAs);
  });

  it('passes arguments on to the layer of Keras that it extends', () => {
    const model = inside(
      'class Relu(layers.Dense):', '    def __init__(self, units):', '        super().__init__(units, activation="relu")',
      'model = keras.Sequential([layers.Input([4]), Relu(3)])',
    );
    expect(layerOf(model, 'relu').config).toMatchObject({ units: 3, activation: { className: 'relu' } });
    expect(parameters(model)).toMatchObject({ total: 15 });
  });

  it('of which something is not known claims neither shape nor weights', () => {
    const model = inside(
      'class Odd(layers.Layer):', '    def __init__(self):', '        super().__init__()', '        self.v = tf.Variable(start())',
      '    def call(self, x):', '        return x + self.v', 'model = keras.Sequential([layers.Input([4]), Odd()])',
    );
    expect(shapes(model)[0]).toEqual(expect.any(String));
    expect(parameters(model)).toEqual(expect.any(String));
  });
});

describe('a model that is a part of another', () => {
  it('has its weights also where call() does not use it', () => {
    const model = modelIn(read(keras(
      'decoder = keras.Sequential([layers.Input([3]), layers.Dense(4)])',
      'class Pair(keras.Model):', '    def __init__(self):', '        super().__init__()', '        self.encoder, self.decoder = layers.Dense(3), decoder',
      '    def call(self, x):', '        return self.encoder(x)', 'pair = Pair()', 'pair.build([None, 4])',
    )), 'pair');
    expect(parameters(model)).toMatchObject({ total: 15 + 16 });
  });

  it('that shares layers with another part is not counted twice', () => {
    const model = modelIn(read(keras(
      'class Twice(layers.Layer):', '    def __init__(self):', '        super().__init__()', '        block = [layers.Dense(4)]',
      '        self.blocks = [keras.Sequential(block), keras.Sequential(block)]',
      '    def call(self, x):', '        for block in self.blocks: x = block(x)', '        return x', 'x = keras.Input([4])', 'model = keras.Model(x, Twice()(x))',
    )), 'model');
    expect(parameters(model)).toMatchObject({ total: 20 });
  });
});

describe('a class that leaves the constructor of Model alone', () => {
  it('is a functional model where it is called with inputs and outputs', () => {
    const model = modelIn(read(keras('class Custom(keras.Model):', '    def train_step(self, data):', '        return {}', 'x = keras.Input([4])', 'model = Custom(x, layers.Dense(2)(x))')));
    expect(model).toMatchObject({ className: 'Functional', name: 'custom' });
    expect(names(model)).toEqual(['input_layer InputLayer', 'dense Dense']);
  });
});

describe('a class that extends a model', () => {
  // What Keras 3.15 says of the same lines.
  it.each([
    ['passes its arguments on', ['    def __init__(self, *args, **kwargs):', '        super().__init__(*args, **kwargs)', '        self.tracker = keras.metrics.Mean()'], 'Own(inputs=x, outputs=y)'],
    ['takes the name of an argument', ['    def __init__(self, *args, **kwargs):', '        super().__init__(*args, **kwargs)'], 'Own(x, y, name="own")'],
    ['makes the graph itself', ['    def __init__(self):', '        super().__init__(inputs=x, outputs=y)'], 'Own()'],
  ])('is functional where its constructor %s', (_, constructor, making) => {
    const reading = read(keras('x = keras.Input([4])', 'y = layers.Dense(2)(x)', 'class Own(keras.Model):', ...constructor, `model = ${making}`));
    const model = modelIn(reading, 'model');
    expect(model).toMatchObject({ className: 'Functional', name: 'own' });
    expect(names(model)).toEqual(['input_layer InputLayer', 'dense Dense']);
    expect(reading.plan.models).toHaveLength(1);
    expect(model.range).toMatchObject({ start: reading.text.indexOf(making), end: reading.text.indexOf(making) + making.length });
  });

  it.each([
    ['gives the layers to it', ['        super().__init__([keras.Input([3]), layers.Dense(5)])', '        self.add(layers.Dense(1))']],
    ['adds the layers', ['        super().__init__()', '        self.add(keras.Input([3]))', '        for units in [5, 1]:', '            self.add(layers.Dense(units))']],
  ])('is a Sequential where its constructor %s', (_, lines) => {
    const reading = read(keras('class Chain(keras.Sequential):', '    def __init__(self):', ...lines, 'model = Chain()'));
    expect(modelIn(reading)).toMatchObject({ className: 'Sequential', name: 'chain' });
    expect(shapes(modelIn(reading))).toEqual([[null, 5], [null, 1]]);
    expect(parameters(modelIn(reading))).toMatchObject({ total: 20 + 6 });
  });

  it('keeps what is set before the constructor of Keras is called', () => {
    const model = modelIn(read(keras(
      'class Net(keras.Model):', '    def __init__(self):', '        self.units = 3', '        super().__init__()', '        self.out = layers.Dense(self.units)',
      '    def call(self, x):', '        return self.out(x)', 'net = Net()', 'net(keras.Input([2]))',
    )));
    expect(parameters(model)).toMatchObject({ total: 9 });
  });

  it('keeps an empty name', () => {
    expect(modelIn(read(keras('class Net(keras.Model):', '    def __init__(self):', '        super().__init__(name="")', 'net = Net()'))).name).toBe('');
  });

  it('is a layer of its own class in another model', () => {
    const model = modelIn(read(keras(
      'class Net(keras.Model):', '    def __init__(self):', '        super().__init__()', '        self.out = layers.Dense(3)', '    def call(self, x):', '        return self.out(x)',
      'class Chain(keras.Sequential):', '    pass',
      'x = keras.Input([4])', 'model = keras.Model(x, Chain([layers.Dense(2)])(Net()(x)))',
    )), 'model');
    expect(names(model)).toEqual(['input_layer InputLayer', 'net Net', 'chain Chain']);
  });

  it('is an instance of what it extends', () => {
    const text = keras(
      'class Chain(keras.Sequential):', '    pass', 'chain = Chain([keras.Input([4])])',
      'if isinstance(chain, keras.Sequential) and isinstance(chain, keras.Model) and isinstance(chain, layers.Layer) and not isinstance(chain, layers.Dense):',
      '    chain.add(layers.Dense(7))',
    );
    expect(names(modelIn(read(text)))).toEqual(['dense Dense']);
  });
});

describe('weights of a model of a class of the file', () => {
  it('that are of none of its layers count', () => {
    const model = modelIn(read(keras(
      'class Net(keras.Model):', '    def __init__(self):', '        super().__init__()', '        self.out = layers.Dense(3)',
      '    def build(self, shape):', '        self.latent = self.add_weight(shape=(5, 7), trainable=False)',
      '    def call(self, x):', '        return self.out(x)', 'net = Net()', 'net(keras.Input([4]))',
    )));
    expect(parameters(model)).toEqual({ total: 15 + 35, trainable: 15, nonTrainable: 35 });
  });
});

describe('a layer of keras.Layer', () => {
  it('is one of the file, also where call() does not reach it', () => {
    const model = modelIn(read(keras(
      'class Sampler(keras.Layer):', '    def call(self, x): return x',
      'class Net(keras.Model):', '    def __init__(self):', '        super().__init__()', '        self.out = layers.Dense(3)', '        self.sampler = Sampler()',
      '    def call(self, x):', '        return self.out(x)', 'net = Net()', 'net(keras.Input([4]))',
    )));
    expect(names(model)).toEqual(['dense Dense', 'sampler Sampler']);
  });

  it('is given the mask of its input where its call() takes one', () => {
    const model = modelIn(read(keras(
      'import tensorflow as tf',
      'class Masked(keras.Layer):', '    def call(self, x, mask=None):', '        return x * tf.cast(tf.expand_dims(mask, -1), "float32")',
      'i = keras.Input((5,), dtype="int32")', 'model = keras.Model(i, Masked()(layers.Embedding(9, 4, mask_zero=True)(i)))',
    )));
    expect(shapes(model).at(-1)).toEqual([null, 5, 4]);
    expect(parameters(model)).toMatchObject({ total: 36 });
  });
});

describe('a build() that the file calls itself', () => {
  const linear = [
    'class Linear(layers.Layer):',
    '    def build(self, shape):',
    '        self.kernel = self.add_weight(shape=(shape[-1], 4))',
    '    def call(self, x):',
    '        return x @ self.kernel',
  ];

  it('is not run again by the first call of the layer', () => {
    const model = modelIn(read(keras(...linear, 'layer = Linear()', 'layer.build((None, 5))', 'inputs = keras.Input([5])', 'model = keras.Model(inputs, layer(inputs))')));
    expect(parameters(model)).toMatchObject({ total: 20 });
  });

  it('is not run again where a layer around it calls it', () => {
    const model = modelIn(read(keras(
      ...linear, 'class Block(layers.Layer):', '    def build(self, shape):', '        self.inner = Linear()', '        self.inner.build(shape)',
      '    def call(self, x):', '        return self.inner(x)', 'model = keras.Sequential([keras.Input([3]), Block()])',
    )));
    expect(parameters(model)).toMatchObject({ total: 12 });
  });

  it.each([[''], ['        super().build(shape)']])('makes the layers of a model once and tells it the shape of its input%s', (line) => {
    const model = modelIn(read(keras(
      'class Net(keras.Model):', '    def build(self, shape):', '        self.hidden = layers.Dense(4)', '        self.out = layers.Dense(1)', line,
      '    def call(self, x):', '        return self.out(self.hidden(x))', 'model = Net()', 'model.build((None, 2))', 'model(np.zeros((1, 2)))',
    )));
    expect(names(model)).toEqual(['dense Dense', 'dense_1 Dense']);
    expect(shapes(model)).toEqual([[null, 4], [null, 1]]);
  });
});

describe('a layer that call() calls on data', () => {
  it('has weights that are not known where the data is not', () => {
    const model = modelIn(read(keras(
      'class Net(keras.Model):', '    def __init__(self):', '        super().__init__()', '        self.side, self.out = layers.Dense(3), layers.Dense(2)',
      '    def call(self, x):', '        self.side(mystery)', '        return self.out(x)', 'net = Net()', 'net(keras.Input([4]))',
    )));
    expect(parameters(model)).toContain('"mystery"');
  });

  it('is built by it', () => {
    const model = modelIn(read(keras(
      'import tensorflow as tf',
      'class Positions(layers.Layer):',
      '    def build(self, shape):', '        self.embedding = layers.Embedding(shape[1], shape[2])', '        self.positions = tf.range(start=0, limit=shape[1], delta=1)',
      '    def call(self, x):', '        return x + self.embedding(self.positions)',
      'x = keras.Input([27, 128])', 'model = keras.Model(x, Positions()(x))',
    )), 'model');
    expect(parameters(model)).toMatchObject({ total: 27 * 128 });
  });
});

describe('a model of the file that is trained on several arrays', () => {
  const pair = (first: string, second: string): string[] => [
    'import numpy as np', 'class Pair(keras.Model):', '    def __init__(self):', '        super().__init__()',
    '        self.a = layers.Dense(4)', '        self.b = layers.Dense(4)', '        self.c = layers.Dense(1)',
    '    def call(self, inputs):', ...(first === second ? [`        u, v = ${first}`] : [`        u = ${first}`, `        v = ${second}`]),
    '        return self.c(layers.concatenate([self.a(u), self.b(v)]))',
    'model = Pair()', 'model.compile(loss="mse")',
  ];

  it.each([
    ['a list', pair('inputs', 'inputs'), '[np.zeros((10, 3)), np.zeros((10, 5))]'],
    ['a tuple', pair('inputs[0]', 'inputs[1]'), '(np.zeros((10, 3)), np.zeros((10, 5)))'],
    ['a dictionary', pair('inputs["u"]', 'inputs["v"]'), '{"u": np.zeros((10, 3)), "v": np.zeros((10, 5))}'],
  ])('in %s is built by the shape of each', (_, lines, data) => {
    const model = modelIn(read(keras(...lines, `model.fit(${data}, np.zeros((10, 1)))`)));
    expect(model.inputs.map(({ shape }) => shape)).toEqual([[null, 3], [null, 5]]);
    expect(parameters(model)).toEqual({ total: 16 + 24 + 9, trainable: 49, nonTrainable: 0 });
  });

  it('of which one is not known says nothing of its shapes', () => {
    const model = modelIn(read(keras(...pair('inputs', 'inputs'), 'model.fit([np.zeros((10, 3)), np.load("b.npy")], np.zeros((10, 1)))')));
    expect(parameters(model)).toEqual(expect.any(String));
  });
});
