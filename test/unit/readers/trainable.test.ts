import { describe, expect, it } from 'vitest';
import { countParameters } from '../../../src/nn/index.js';
import { modelsAtEnd, type ModelSpec } from '../../../src/spec/index.js';
import { keras, known, read } from './support.js';

/** A model as the file leaves it: its layers' `trainable`, and the numbers of its weights that are trained and that are not. */
function atEnd(variable: string, ...lines: readonly string[]): { readonly layers: Record<string, boolean>; readonly weights: readonly [number, number] } {
  const model = modelsAtEnd(read(keras(...lines)).plan).find((each: ModelSpec) => each.variable === variable);
  if (model === undefined) throw new Error(`No model is kept in ${variable}.`);
  const count = known(countParameters(model));
  if (typeof count === 'string') throw new Error(count);
  return { layers: Object.fromEntries(model.layers.map(({ name, trainable }) => [name, trainable])), weights: [count.trainable, count.nonTrainable] };
}

// What Keras 3.15 says of the same lines.
const inner = 'inner = keras.Sequential([keras.Input((3,)), layers.Dense(2), layers.Dense(4)], name="inner")';
const outer = 'outer = keras.Sequential([keras.Input((3,)), inner, layers.Dense(1, name="head")])';
const innerWeights = 8 + 12;

describe('trainable of a model', () => {
  it('is handed down to the models inside and to their layers', () => {
    expect(atEnd('outer', inner, outer, 'outer.trainable = False')).toEqual({ layers: { inner: false, head: false }, weights: [0, innerWeights + 5] });
    expect(atEnd('inner', inner, outer, 'outer.trainable = False')).toEqual({ layers: { dense: false, dense_1: false }, weights: [0, innerWeights] });
  });

  it.each([
    ['before', [inner, 'inner.trainable = False', outer]],
    ['after', [inner, outer, 'inner.trainable = False']],
  ])('is that of the layer that it is in another model, set %s it is put there', (_, lines) => {
    expect(atEnd('outer', ...lines)).toEqual({ layers: { inner: false, head: true }, weights: [5, innerWeights] });
  });

  it('does not reach the model around it', () => {
    const gan = ['x = keras.Input((2,))', 'gan = keras.Model(x, discriminator(generator(x)))'];
    const parts = ['generator = keras.Sequential([layers.Dense(3)], name="generator")', 'discriminator = keras.Sequential([layers.Dense(1)], name="discriminator")'];
    expect(atEnd('gan', ...parts, 'discriminator.trainable = False', ...gan).weights).toEqual([9, 4]);
    expect(atEnd('gan', ...parts, ...gan, 'discriminator.trainable = False').layers).toMatchObject({ generator: true, discriminator: false });
  });

  it('reaches layers that other models share, their inputs included', () => {
    const lines = ['x = keras.Input((3,), name="x")', 'hidden = layers.Dense(2, name="hidden")(x)', 'one = keras.Model(x, hidden)', 'other = keras.Model(x, layers.Dense(1, name="out")(hidden))'];
    expect(atEnd('other', ...lines, 'one.trainable = False').layers).toEqual({ x: false, hidden: false, out: true });
  });

  it('freezes all that is in the model, also what is set trainable inside afterwards; outside that counts', () => {
    const lines = [inner, outer, 'inner.trainable = False', 'inner.layers[-1].trainable = True'];
    expect(atEnd('inner', ...lines)).toEqual({ layers: { dense: false, dense_1: true }, weights: [0, innerWeights] });
    expect(atEnd('outer', ...lines).weights).toEqual([12 + 5, 8]);
  });

  it('may be taken back in part, by slices', () => {
    const lines = [inner, outer, 'inner.trainable = True', 'for layer in inner.layers[:-1]:', '    layer.trainable = False'];
    expect(atEnd('outer', ...lines)).toEqual({ layers: { inner: true, head: true }, weights: [12 + 5, 8] });
  });

  it('is read as the program has set it', () => {
    expect(atEnd('outer', inner, 'inner.trainable = False', outer, 'outer.layers[1].trainable = inner.trainable').layers).toEqual({ inner: false, head: false });
  });

  it('of an application that is built on a tensor reaches all that the tensor comes from', () => {
    const lines = [
      'augmentation = keras.Sequential([layers.RandomFlip(), layers.RandomContrast(0.1)], name="augmentation")', 'x = keras.Input((224, 224, 3), name="x")',
      'base = keras.applications.EfficientNetB0(include_top=False, input_tensor=augmentation(x), weights=None)', 'base.trainable = False',
      'model = keras.Model(x, layers.Dense(3, name="head")(layers.GlobalAveragePooling2D(name="pool")(base.output)))',
    ];
    expect(atEnd('augmentation', ...lines).layers).toEqual({ random_flip: false, random_contrast: false });
    expect(atEnd('model', ...lines)).toEqual({ layers: { x: false, augmentation: false, efficientnetb0: false, pool: true, head: true }, weights: [3843, 4_049_571] });
  });

  describe('of layers of a model around an application', () => {
    const lines = [
      'base = keras.applications.EfficientNetB0(include_top=False, weights=None)', 'base.trainable = False',
      'model = keras.Model(base.input, layers.Dense(3, name="head")(layers.GlobalAveragePooling2D(name="pool")(base.output)))',
    ];

    it.each([
      ['model.layers[-1:]', [false, true]],
      ['model.layers[-2:]', [true, true]],
      ['[model.layers[-2]]', [true, false]],
      ['model.layers', [true, true]],
    ])('is set where it is known which they are: %s', (some, [pool, head]) => {
      const { layers } = atEnd('model', ...lines, 'model.trainable = False', `for layer in ${some}:`, '    layer.trainable = True');
      expect(layers).toMatchObject({ pool, head });
    });

    it.each(['model.layers[-20:]', 'model.layers[100:]', 'model.layers[:249]', '[model.layers[7]]'])('is not set where these are among those of the application: %s', (some) => {
      const text = keras(...lines, `for layer in ${some}:`, '    layer.trainable = True');
      expect(read(text).plan.unknowns.map(({ reason }) => reason).join()).toMatch(/not told apart/);
      expect(atEnd('model', ...lines, `for layer in ${some}:`, '    layer.trainable = True').layers).toMatchObject({ efficientnetb0: false, pool: true, head: true });
    });
  });

  it('that is not known leaves the step unknown', () => {
    const { steps } = read(keras(inner, 'inner.trainable = mystery')).plan;
    expect(steps).toMatchObject([{ kind: 'setTrainable', layers: ['inner', 'dense', 'dense_1'], trainable: { kind: 'unknown' } }]);
  });

  it('goes with a copy', () => {
    expect(atEnd('copy', inner, 'inner.layers[0].trainable = False', 'copy = keras.models.clone_model(inner)').weights).toEqual([12, 8]);
  });
});

describe('trainable of a layer of the file', () => {
  const block = [
    'class Block(layers.Layer):', '    def __init__(self):', '        super().__init__()', '        self.first = layers.Dense(4)', '        self.others = [layers.Dense(1), layers.Dense(2)]',
    '    def call(self, x):', '        return self.others[1](self.others[0](self.first(x)))',
    'block = Block()',
  ];
  const model = 'model = keras.Sequential([keras.Input((3,)), block])';

  it.each([
    ['before', [...block, 'block.trainable = False', model]],
    ['after', [...block, model, 'block.trainable = False']],
  ])('is handed down to the layers of its attributes and of their lists, %s it is in a model', (_, lines) => {
    expect(atEnd('model', ...lines)).toEqual({ layers: { block: false }, weights: [0, 16 + 5 + 4] });
  });

  it('leaves the others trained where one inside is frozen', () => {
    expect(atEnd('model', ...block, model, 'block.others[0].trainable = False')).toEqual({ layers: { block: true }, weights: [16 + 4, 5] });
  });
});

describe('trainable of a model of a class of the file', () => {
  const net = [
    inner,
    'class Net(keras.Model):', '    def __init__(self):', '        super().__init__()', '        self.base = inner', '        self.head = layers.Dense(1, name="head")',
    '    def call(self, x):', '        return self.head(self.base(x))',
    'net = Net()',
  ];

  it('is handed down to the models and layers of its attributes', () => {
    expect(atEnd('net', ...net, 'net.trainable = False', 'net.build((None, 3))')).toEqual({ layers: { inner: false, head: false }, weights: [0, innerWeights + 5] });
    expect(atEnd('inner', ...net, 'net.trainable = False').layers).toEqual({ dense: false, dense_1: false });
  });

  it('follows what is set on a part of it', () => {
    expect(atEnd('net', ...net, 'net.build((None, 3))', 'net.base.trainable = False')).toEqual({ layers: { inner: false, head: true }, weights: [5, innerWeights] });
  });
});
