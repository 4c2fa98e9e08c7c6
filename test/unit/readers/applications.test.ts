import { describe, expect, it } from 'vitest';
import { modelsAtEnd, trainableAfter } from '../../../src/spec/index.js';
import { keras, layerOf, modelIn, names, parameters, read, shapes } from './support.js';

const transfer = [
  'base = keras.applications.MobileNetV2(input_shape=(160, 160, 3), include_top=False, weights="imagenet")',
  'x = inputs = keras.Input([160, 160, 3])',
  'x = keras.applications.mobilenet_v2.preprocess_input(x)',
  'x = layers.GlobalAveragePooling2D()(base(x, training=False))',
  'model = keras.Model(inputs, layers.Dense(1)(x))',
];

describe('a model of keras.applications', () => {
  // Keras: EfficientNetB0(weights=None, include_top=False, …).output.shape
  it.each([
    ['base = keras.applications.EfficientNetB0(include_top=False, input_tensor=keras.Input([331, 331, 3]))', 11],
    ['base = keras.Sequential([keras.Input([331, 331, 3]), keras.applications.EfficientNetB0(include_top=False)])', 10],
  ])('pads as it was made: %s', (line, size) => {
    expect(shapes(modelIn(read(keras(line)), 'base')).at(-1)).toEqual([null, size, size, 1280]);
  });

  it('is a model of known size inside another', () => {
    const reading = read(keras(...transfer));
    expect(names(modelIn(reading, 'model'))).toEqual([
      'input_layer_1 InputLayer', 'true_divide TrueDivide', 'subtract Subtract', 'mobilenetv2_1.00_160 Functional',
      'global_average_pooling2d GlobalAveragePooling2D', 'dense Dense',
    ]);
    expect(shapes(modelIn(reading, 'model'))[3]).toEqual([null, 5, 5, 1280]);
    expect(parameters(modelIn(reading, 'model'))).toMatchObject({ total: 2_257_984 + 1_281 });
    expect(reading.plan.unknowns).toEqual([]);
  });

  it('goes on from its output', () => {
    const model = modelIn(read(keras(
      'from tensorflow.keras.applications.vgg16 import VGG16', 'base = VGG16(include_top=False, input_shape=(64, 64, 3))',
      'model = keras.Model(inputs=base.input, outputs=layers.Dense(3)(layers.Flatten()(base.output)))',
    )), 'model');
    expect(shapes(model).at(-1)).toEqual([null, 3]);
    expect(parameters(model)).toMatchObject({ total: 14_714_688 + 2_048 * 3 + 3 });
  });

  it.each([['base.get_layer("block5_conv3").output', 'base.output'], ['base.output', 'base.get_layer("block5_conv3").output']])('gives %s and %s as one graph of its layers', (...outputs) => {
    const model = modelIn(read(keras('base = keras.applications.VGG16(weights=None)', `model = keras.Model([base.input], [${outputs.join(', ')}])`)), 'model');
    expect(names(model).slice(-5)).toEqual(['block5_pool MaxPooling2D', 'flatten Flatten', 'fc1 Dense', 'fc2 Dense', 'predictions Dense']);
    expect(model.outputs.map(({ layer }) => layer).sort()).toEqual(['block5_conv3', 'predictions']);
    expect(parameters(model)).toMatchObject({ total: 138_357_544 });
  });

  it.each([
    ['input_shape=[300, 300, 3], include_top=False', '224'], ['include_top=False', '224'], ['input_shape=[300, 300, 3], weights=None', '300'], ['', undefined],
  ])('is named by its own arguments where it is given a tensor, too: %s', (given, height) => {
    const plan = read(keras(`base = keras.applications.MobileNetV2(${given}${given === '' ? '' : ', '}input_tensor=keras.Input([300, 300, 3]))`)).plan;
    expect(plan.models[0]?.name).toBe(height === undefined ? 'functional' : `mobilenetv2_1.00_${height}`);
  });

  it('has the input that Keras 2 named, and says how Keras 3 names it', () => {
    const { plan, ...reading } = read(keras('base = keras.applications.VGG16(include_top=False, input_tensor=keras.Input([64, 64, 3]))', 'model = keras.Model(base.get_layer("input_1").output, base.get_layer("block1_pool").output)'));
    expect(names(modelIn({ plan, ...reading }, 'model'))).toEqual(['input_layer InputLayer', 'block1_conv1 Conv2D', 'block1_conv2 Conv2D', 'block1_pool MaxPooling2D']);
    expect(plan.unknowns.map(({ reason }) => reason)).toEqual(['"input_1" is a name that Keras 2 gave inputs; Keras 3 names this one "input_layer". It is read as that layer.']);
  });

  it.each([
    ['keras.Input([64, 64, 3], name="picture")', 'input_1', 'No layer named "input_1" is seen in "vgg16".'],
    ['keras.Input([64, 64, 3])', 'block9_pool', 'No layer named "block9_pool" is seen in "vgg16".'],
  ])('with the input %s says that it has no %s', (input, name, reason) => {
    const { plan } = read(keras(`base = keras.applications.VGG16(include_top=False, input_tensor=${input})`, `model = keras.Model(base.input, base.get_layer("${name}").output)`));
    expect(plan.unknowns.map((each) => each.reason)).toContain(reason);
  });

  it('is said not to be told apart where its layers are not known', () => {
    const reading = read(keras('base = keras.applications.NASNetMobile(include_top=False)', 'base.layers[100].trainable = False'));
    expect(reading.plan.unknowns.map(({ reason }) => reason)).toEqual(expect.arrayContaining([expect.stringMatching(/not told apart/) as unknown]));
  });

  // The numbers are those of TensorFlow's tutorial "Transfer learning and fine-tuning".
  it('is fine-tuned from a layer on', () => {
    const reading = read(keras(...transfer, 'base.trainable = True', 'for layer in base.layers[:100]:', '    layer.trainable = False'));
    const model = modelsAtEnd(reading.plan).find(({ variable }) => variable === 'model')!;
    expect(parameters(model)).toEqual({ total: 2_259_265, trainable: 1_862_721, nonTrainable: 396_544 });
    expect(reading.plan.unknowns.map(({ reason }) => reason)).toEqual(['Of the layers of "mobilenetv2_1.00_160" some are trainable and some are not.']);
  });

  it('is frozen where all of its layers are', () => {
    const reading = read(keras(...transfer, 'for layer in base.layers:', '    layer.trainable = False'));
    const model = modelsAtEnd(reading.plan).find(({ variable }) => variable === 'model')!;
    expect(parameters(model)).toMatchObject({ trainable: 1_281 });
    const whole = modelIn(reading, 'base').layers.find(({ className }) => className === 'MobileNetV2')!;
    expect(trainableAfter(reading.plan.steps).get(whole.id)).toBe(false);
  });

  it('keeps its normalization frozen where the file says so', () => {
    const reading = read(keras(...transfer, 'base.trainable = False', 'for layer in base.layers:', '    if not isinstance(layer, layers.BatchNormalization):', '        layer.trainable = True'));
    const whole = modelIn(reading, 'base').layers.find(({ className }) => className === 'MobileNetV2')!;
    expect(trainableAfter(reading.plan.steps).get(whole.id)).toMatchObject({ reason: 'Of the layers of "mobilenetv2_1.00_160" some are trainable and some are not.' });
  });

  it('gives features from a layer inside', () => {
    const model = modelIn(read(keras('base = keras.applications.VGG16(include_top=False)', 'features = keras.Model(base.input, base.get_layer("block4_conv3").output)')), 'features');
    expect(names(model).slice(-2)).toEqual(['block4_conv2 Conv2D', 'block4_conv3 Conv2D']);
    expect(parameters(model)).toMatchObject({ total: 7_635_264 });
  });
});

describe('the tensors of a model', () => {
  it('of a chain of layers make other models', () => {
    const reading = read(keras(
      'chain = keras.Sequential([layers.Input([8]), layers.Dense(5, name="a"), layers.Dense(4, name="b")])',
      'part = keras.Model(chain.inputs, chain.get_layer("a").output)', 'longer = keras.Model(chain.layers[0].input, layers.Dense(9)(chain.layers[-1].output))',
    ));
    expect(names(modelIn(reading, 'part'))).toEqual(['input_layer InputLayer', 'a Dense']);
    expect(shapes(modelIn(reading, 'longer')).at(-1)).toEqual([null, 9]);
    expect(layerOf(modelIn(reading, 'longer'), 'b').id).toBe(layerOf(modelIn(reading, 'chain'), 'b').id);
  });
});

describe('a copy of a functional model', () => {
  it('has layers of its own with the same names, connections and shapes', () => {
    const reading = read(keras(
      'x = keras.Input([4])', 'shared = layers.Dense(4)', 'y = shared(shared(x)) + x', 'model = keras.Model(x, layers.Dense(2)(y))', 'copy = keras.models.clone_model(model)',
    ));
    const [model, copy] = [modelIn(reading, 'model'), modelIn(reading, 'copy')];
    expect(names(copy)).toEqual(names(model));
    expect(shapes(copy)).toEqual(shapes(model));
    expect(parameters(copy)).toEqual(parameters(model));
    expect(layerOf(copy, 'dense').calls).toHaveLength(2);
    expect(copy.layers.map(({ id }) => id).filter((id) => model.layers.some((layer) => layer.id === id))).toEqual([]);
    expect(reading.plan.steps).toMatchObject([{ kind: 'clone', model: model.id, clone: copy.id }]);
  });
});
