import { describe, expect, it } from 'vitest';
import { models } from '../../../src/nn/applications/table.js';
import { applications, configure, ShapeError } from '../../../src/nn/index.js';
import { isUnknown, unknown, type Config, type Shape } from '../../../src/spec/index.js';

function made(name: string, given: Config, input?: Shape) {
  const definition = applications.find(name)!;
  const { config, missing, unexpected } = configure(definition, given);
  expect([...missing, ...unexpected]).toEqual([]);
  const own = definition.inputShape(config);
  const shape = input ?? (isUnknown(own) ? [] : own);
  const weights = definition.weights(config, [shape]);
  const count = (trainable: boolean): number =>
    isUnknown(weights)
      ? NaN
      : weights.reduce((sum, weight) => sum + (weight.trainable === trainable ? (weight.shape[0] ?? 0) : 0), 0);
  return {
    name: definition.modelName(config),
    input: own,
    output: definition.outputShape(config, [shape]),
    weights,
    trainable: count(true),
    total: count(true) + count(false),
  };
}

describe('a model of keras.applications', () => {
  // keras.io/api/applications, and model.summary() where that rounds.
  it.each([
    ['VGG16', 138_357_544],
    ['ResNet50', 25_636_712],
    ['InceptionV3', 23_851_784],
    ['Xception', 22_910_480],
    ['MobileNetV2', 3_538_984],
    ['DenseNet121', 8_062_504],
    ['EfficientNetB0', 5_330_571],
    ['NASNetMobile', 5_326_716],
  ])('%s has the parameters that Keras counts: %i', (name, total) => {
    expect(made(name, {}).total).toBe(total);
  });

  it.each(models)('$name with $arguments has as many with its top as Keras counts', (model) => {
    const size = model.inputWithTop[0] === null ? { input_shape: [224, 224, 3] } : {};
    expect(made(model.name, { ...model.arguments, ...size }).total).toBe(model.total);
  });

  it('has fewer of them without its top', () => {
    expect(made('ResNet50', { include_top: false })).toMatchObject({
      name: 'resnet50',
      input: [null, null, null, 3],
      output: [null, null, null, 2048],
      trainable: 23_534_592,
      total: 23_587_712,
    });
  });

  it('may be another where it does not know the size of its pictures', () => {
    expect(made('NASNetLarge', { include_top: false }).total).toBe(84_887_922);
    expect(made('NASNetLarge', { include_top: false, input_shape: [331, 331, 3] }).total).toBe(84_916_818);
  });

  it('puts out what its convolutions leave of a picture', () => {
    const output = (name: string, size: number) =>
      made(name, { include_top: false, input_shape: [size, size, 3] }).output;
    expect(output('ResNet50', 224)).toEqual([null, 7, 7, 2048]);
    expect(output('ResNet50', 225)).toEqual([null, 8, 8, 2048]);
    expect(output('VGG16', 150)).toEqual([null, 4, 4, 512]);
    expect(output('InceptionV3', 299)).toEqual([null, 8, 8, 2048]);
    expect(output('Xception', 150)).toEqual([null, 5, 5, 2048]);
    expect(output('MobileNetV2', 160)).toEqual([null, 5, 5, 1280]);
    expect(output('EfficientNetB4', 331)).toEqual([null, 11, 11, 1792]);
  });

  // Keras: EfficientNetB4(weights=None, include_top=False)(keras.Input((331, 331, 3))).shape
  it.each([
    ['EfficientNetB4', 331, [null, 10, 10, 1792]],
    ['MobileNetV2', 223, [null, 7, 7, 1280]],
    ['MobileNetV2', 222, [null, 6, 6, 1280]],
    ['ResNet50', 225, [null, 8, 8, 2048]],
  ])('puts out what is left of a picture where %s is made for any size: of %i %j', (name, size, shape) => {
    expect(made(name, { include_top: false }, [null, size, size, 3]).output).toEqual(shape);
  });

  it('pools or classifies what the arguments ask for', () => {
    const small = { input_shape: [96, 96, 3], weights: null };
    expect(made('MobileNetV2', { ...small, include_top: false, pooling: 'avg' }).output).toEqual([null, 1280]);
    expect(made('MobileNetV2', { ...small, classes: 10 })).toMatchObject({ output: [null, 10], total: 2_270_794 });
    // Keras: VGG16(weights=None, input_shape=(64, 64, 3), classes=10).count_params()
    expect(made('VGG16', { ...small, input_shape: [64, 64, 3], classes: 10 }).total).toBe(39_929_674);
  });

  it('is named as Keras names it', () => {
    expect(made('MobileNetV2', { input_shape: [96, 96, 3] }).name).toBe('mobilenetv2_1.00_96');
    expect(made('MobileNetV2', { alpha: 0.5, include_top: false, weights: null }).name).toBe('mobilenetv2_0.50_None');
    expect(made('MobileNetV2', { include_top: false, weights: 'imagenet' }).name).toBe('mobilenetv2_1.00_224');
    expect(made('MobileNetV2', { include_top: false, weights: 'imagenet', input_shape: [32, 32, 3] }).name).toBe('mobilenetv2_1.00_224');
    expect(made('MobileNetV2', { include_top: false, weights: 'imagenet', input_shape: [96, 96, 3] }).name).toBe('mobilenetv2_1.00_96');
    expect(made('MobileNet', { include_top: false, weights: 'imagenet', input_shape: [96, 96, 3] }).name).toBe('mobilenet_1.00_224');
    expect(made('MobileNet', { include_top: false, weights: null, input_shape: [96, 96, 3] }).name).toBe('mobilenet_1.00_96');
    expect(made('VGG16', { name: 'features' }).name).toBe('features');
  });

  it('comes in variants, of which some are not known', () => {
    expect(made('MobileNetV2', { alpha: 0.5, include_top: false }).total).toBe(706_224);
    expect(isUnknown(made('MobileNetV2', { alpha: 0.6 }).weights)).toBe(true);
    expect(made('MobileNetV2', { alpha: unknown('it is read from a file') }).output).toEqual(
      unknown('it is read from a file'),
    );
  });

  it('refuses pictures that are too small, and does not count for other channels', () => {
    expect(() => made('InceptionV3', { include_top: false, input_shape: [64, 64, 3] })).toThrow(ShapeError);
    expect(isUnknown(made('ResNet50', { include_top: false, input_shape: [64, 64, 1] }).weights)).toBe(true);
  });
});
