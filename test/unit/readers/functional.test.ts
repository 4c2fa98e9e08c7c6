import { describe, expect, it } from 'vitest';
import { keras, layerOf, modelIn, names, parameters, read, shapes } from './support.js';

describe('a functional model', () => {
  it('is a graph from its inputs to its outputs, in the order of Keras', () => {
    const model = modelIn(read(keras(
      'inputs = keras.Input(shape=(28, 28), name="pixels")',
      'x = layers.Flatten()(inputs)',
      'for _ in range(2):',
      '    x = layers.Dense(32)(x)',
      '    x = layers.BatchNormalization()(x)',
      'outputs = layers.Dense(10, activation="softmax")(x)',
      'unused = layers.Dense(7)(x)',
      'model = keras.Model(inputs=inputs, outputs=outputs)',
    )));
    expect(model).toMatchObject({ className: 'Functional', name: 'functional' });
    expect(names(model)).toEqual([
      'pixels InputLayer', 'flatten Flatten', 'dense Dense', 'batch_normalization BatchNormalization', 'dense_1 Dense',
      'batch_normalization_1 BatchNormalization', 'dense_2 Dense',
    ]);
    expect(shapes(model).at(-1)).toEqual([null, 10]);
    expect(model.inputs).toMatchObject([{ layer: 'pixels', shape: [null, 28, 28] }]);
    expect(model.outputs).toEqual([{ layer: 'dense_2', call: 0, output: 0 }]);
    expect(parameters(model)).toEqual({ total: 25_120 + 128 + 1_056 + 128 + 330, trainable: 25_120 + 64 + 1_056 + 64 + 330, nonTrainable: 128 });
  });

  it('calls a shared layer several times', () => {
    const model = modelIn(read(keras(
      'a, b = keras.Input([4]), keras.Input([4])', 'shared = layers.Dense(3)', 'model = keras.Model([a, b], [shared(a), shared(b)])',
    )));
    expect(layerOf(model, 'dense').calls.map(({ inputs }) => inputs.map(({ layer }) => layer))).toEqual([['input_layer'], ['input_layer_1']]);
    expect(model.outputs).toEqual([{ layer: 'dense', call: 0, output: 0 }, { layer: 'dense', call: 1, output: 0 }]);
    expect(parameters(model)).toMatchObject({ total: 15 });
  });

  it('of a part of another has the same layers', () => {
    const reading = read(keras(
      'inputs = keras.Input([4])', 'hidden = layers.Dense(3)(inputs)', 'outputs = layers.Dense(2)(hidden)',
      'whole = keras.Model(inputs, outputs)', 'part = keras.Model(inputs, hidden)',
    ));
    expect(modelIn(reading, 'part').layers.map(({ id }) => id)).toEqual(modelIn(reading, 'whole').layers.slice(0, 2).map(({ id }) => id));
  });

  it('has a node for arithmetic on tensors', () => {
    const model = modelIn(read(keras('x = keras.Input([4])', 'model = keras.Model(x, layers.Dense(4)(x) + x)')));
    expect(names(model)).toEqual(['input_layer InputLayer', 'dense Dense', 'add Add']);
    expect(shapes(model).at(-1)).toEqual([null, 4]);
  });

  it.each([['x != 0', 'not_equal'], ['x > 1', 'greater'], ['1 < x', 'greater'], ['x <= 2', 'less_equal'], ['x < x', 'less']])(
    'has a node for the comparison %s',
    (comparison, name) => {
      const model = modelIn(read(keras('x = keras.Input([4])', `model = keras.Model(x, ${comparison})`)));
      expect(model.layers.map((layer) => layer.name)).toEqual(['input_layer', name]);
      expect(shapes(model).at(-1)).toEqual([null, 4]);
    },
  );

  it('may use a model as a layer', () => {
    const model = modelIn(read(keras(
      'base = keras.Sequential([layers.Input([4]), layers.Dense(3)])', 'x = keras.Input([4])', 'model = keras.Model(x, base(x))',
    )), 'model');
    expect(names(model)).toEqual(['input_layer_1 InputLayer', 'sequential Sequential']);
    expect(parameters(model)).toMatchObject({ total: 15 });
  });

  it('of a thousand layers is read', () => {
    const model = modelIn(read(keras('x = i = keras.Input([4])', 'for _ in range(1000):', '    x = layers.Dense(4)(x)', 'model = keras.Model(i, x)')));
    expect(parameters(model)).toMatchObject({ total: 20_000 });
  });

  it('whose outputs are not known is a model all the same', () => {
    const reading = read(keras('from mine import head', 'x = keras.Input([4])', 'model = keras.Model(x, head(x))'));
    expect(modelIn(reading).inputs).toMatchObject([{ shape: [null, 4] }]);
    expect(reading.status).toBe('some');
  });
});

describe('a model that is called on inputs that say more than its own', () => {
  it('gives the shapes that come of them', () => {
    const reading = read(keras(
      'i = keras.Input((None, None, 3))', 'h = layers.Conv2D(4, 3)(i)', 'inner = keras.Model(i, [layers.add([h, h]), layers.GlobalMaxPooling2D()(h)])',
      'j = keras.Input((32, 64, 3))', 'a, b = inner(j)', 'outer = keras.Model(j, layers.Dense(2)(layers.Flatten()(a)))',
    ));
    expect(shapes(modelIn(reading, 'outer'))).toEqual([[null, 32, 64, 3], [null, 30, 62, 4], [null, 7440], [null, 2]]);
    expect(shapes(modelIn(reading, 'inner'))).toEqual([[null, null, null, 3], [null, null, null, 4], [null, null, null, 4], [null, 4]]);
  });

  it('is so of an application without input_shape, too', () => {
    const model = modelIn(read(keras('base = keras.applications.VGG16(include_top=False)', 'x = keras.Input((180, 180, 3))', 'model = keras.Model(x, base(x))')), 'model');
    expect(shapes(model)).toEqual([[null, 180, 180, 3], [null, 5, 5, 512]]);
  });
});

// Checked with Keras 3.15: the layers of such a model, and its inputs and outputs, in the order in which Keras lists them.
describe('tensors in a dictionary', () => {
  const picked = keras(
    'class Pick(layers.Layer):',
    '    def __init__(self, **kwargs):',
    '        super().__init__(**kwargs)',
    '        self.inner = layers.Dense(2)',
    '    def call(self, inputs):',
    '        return {"z": self.inner(inputs["query"]), "a": inputs["mask"]}',
    'query = keras.Input((4,), name="q")',
    'mask = keras.Input((6,), name="m")',
    'key = keras.Input((5,), name="k")',
    'picked = Pick(name="pick")({"query": layers.Dense(4, name="hidden")(query), "key": key, "mask": mask})',
    'outputs = {"zz": layers.Dense(1, name="zz")(picked["z"]), "aa": layers.Dense(1, name="aa")(picked["a"])}',
    'model = keras.Model({"q": query, "m": mask, "k": key}, outputs)',
  );

  it('are taken by their names', () => {
    const model = modelIn(read(picked));
    expect(model.layers.map(({ name }) => name)).toEqual(['q', 'k', 'm', 'hidden', 'pick', 'aa', 'zz']);
    expect(layerOf(model, 'pick').calls[0]?.inputs.map(({ layer }) => layer)).toEqual(['k', 'm', 'hidden']);
    expect(model.inputs.map(({ layer }) => layer)).toEqual(['k', 'm', 'q']);
    expect(model.outputs.map(({ layer }) => layer)).toEqual(['aa', 'zz']);
  });

  it('keep their names in what a layer gives', () => {
    const model = modelIn(read(picked));
    expect(['aa', 'zz'].map((name) => layerOf(model, name).weights)).toMatchObject([[{ shape: [6, 1] }, { shape: [1] }], [{ shape: [2, 1] }, { shape: [1] }]]);
  });
});
