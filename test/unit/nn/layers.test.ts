import { describe, expect, it } from 'vitest';
import { configure, countParameters, layers, modelDepth, ShapeError } from '../../../src/nn/index.js';
import { isUnknown, unknown, type Config, type Shape } from '../../../src/spec/index.js';
import { sequential } from '../../support/keras.js';

function outputShape(className: string, given: Config, ...inputs: Shape[]) {
  const definition = layers.find(className)!;
  return definition.outputShape(configure(definition, given).config, inputs);
}

function weights(className: string, given: Config, ...inputs: Shape[]) {
  const definition = layers.find(className)!;
  const found = definition.weights(configure(definition, given).config, inputs);
  if (isUnknown(found)) return found.reason;
  return found.map(({ name, shape, trainable }) => `${trainable ? '' : '~'}${name} ${shape.join('×')}`);
}

describe('the shape of what a layer puts out', () => {
  it('is for an input that of its samples, batch first', () => {
    expect(outputShape('InputLayer', { shape: [28, 28] })).toEqual([null, 28, 28]);
    expect(outputShape('InputLayer', { shape: [28, 28], batch_size: 32 })).toEqual([32, 28, 28]);
    expect(outputShape('Input', { batch_shape: [null, 5] })).toEqual([null, 5]);
  });

  it('is for Flatten a vector a sample, as long as is known', () => {
    expect(outputShape('Flatten', {}, [null, 28, 28])).toEqual([null, 784]);
    expect(outputShape('Flatten', {}, [null])).toEqual([null, 1]);
    expect(outputShape('Flatten', {}, [null, null, 3])).toEqual([null, null]);
  });

  it('has the units of Dense in the place of the last axis', () => {
    expect(outputShape('Dense', { units: 10 }, [null, 784])).toEqual([null, 10]);
    expect(outputShape('Dense', { units: 10 }, [null, 7, 784])).toEqual([null, 7, 10]);
    expect(outputShape('Dense', { units: unknown('?') }, [null, 784])).toEqual([null, null]);
  });

  it.each(['Activation', 'ReLU', 'LeakyReLU', 'ELU', 'Softmax', 'Dropout', 'BatchNormalization'])(
    'is that of the input for %s',
    (name) => {
      expect(outputShape(name, { rate: 0.5, activation: 'relu' }, [null, 3, 4])).toEqual([null, 3, 4]);
    },
  );
});

describe('a layer refuses what Keras refuses', () => {
  it.each([
    ['Dense of an input without features', 'Dense', { units: 1 }, [[null]], /two or more axes.*\(None,\)/],
    [
      'Dense of no units',
      'Dense',
      { units: 0 },
      [[null, 3]],
      /"units" of Dense must be a positive whole number; it is 0/,
    ],
    [
      'BatchNormalization along an axis that is not there',
      'BatchNormalization',
      { axis: 3 },
      [[null, 3]],
      /axis 3.*\(None, 3\)/,
    ],
    [
      'two inputs where one is taken',
      'Flatten',
      {},
      [
        [null, 3],
        [null, 3],
      ],
      /takes one input; it is given 2/,
    ],
  ] as const)('%s', (_, className, given, inputs, message) => {
    expect(() => outputShape(className, given, ...inputs)).toThrow(ShapeError);
    expect(() => outputShape(className, given, ...inputs)).toThrow(message);
  });
});

describe('the weights of a layer, in the order of Keras', () => {
  it('are for Dense the kernel and, unless it has none, the bias', () => {
    expect(weights('Dense', { units: 10 }, [null, 784])).toEqual(['kernel 784×10', 'bias 10']);
    expect(weights('Dense', { units: 10, use_bias: false }, [null, 784])).toEqual(['kernel 784×10']);
  });

  it('are for BatchNormalization also two statistics, which are not trained', () => {
    const all = ['gamma 300', 'beta 300', '~moving_mean 300', '~moving_variance 300'];
    expect(weights('BatchNormalization', {}, [null, 300])).toEqual(all);
    expect(weights('BatchNormalization', { scale: false, center: false }, [null, 300])).toEqual(all.slice(2));
  });

  it('are not known where the shape of the input is not', () => {
    expect(weights('Dense', { units: 10 }, [null, null])).toMatch(/last axis of the input of Dense is not known/);
    expect(weights('Dense', { units: unknown('`n` is read from a file') }, [null, 3])).toBe('`n` is read from a file');
  });

  it('say how they are initialized, also where that is not known', () => {
    const definition = layers.find('Dense')!;
    const { config } = configure(definition, { units: 2, kernel_initializer: 'he_norml' });
    const [kernel, bias] = definition.weights(config, [[null, 3]]) as never[];
    expect(kernel).toMatchObject({ initializer: { kind: 'unknown' } });
    expect(bias).toMatchObject({ initializer: { className: 'Zeros' } });
  });
});

describe('the size of a model', () => {
  const hidden = [
    ['Dense', { units: 300, use_bias: false }],
    ['BatchNormalization'],
    ['Activation', { activation: 'relu' }],
  ] as const;

  it('counts parameters as model.summary() does', () => {
    const model = sequential(
      [28, 28],
      [
        ['Flatten'],
        ['BatchNormalization'],
        ['Dense', { units: 300 }],
        ['BatchNormalization'],
        ['Dense', { units: 100 }],
        ['BatchNormalization'],
        ['Dense', { units: 10 }],
      ],
    );
    // Géron, Hands-On Machine Learning, 3rd edition, chapter 11: "271,346 … Non-trainable params: 2,368".
    expect(countParameters(model)).toEqual({ total: 271_346, trainable: 268_978, nonTrainable: 2_368 });
  });

  it('does not count frozen layers as trainable', () => {
    const model = sequential(
      [4],
      [
        ['Dense', { units: 3, trainable: false }],
        ['Dense', { units: 2 }],
      ],
    );
    expect(countParameters(model)).toEqual({ total: 23, trainable: 8, nonTrainable: 15 });
  });

  it('is not known where the weights of a layer are not', () => {
    const model = sequential([4], [['Dense', { units: 3 }]]);
    const open = { ...model, layers: model.layers.map((layer) => ({ ...layer, weights: unknown('no input shape') })) };
    expect(countParameters(open)).toEqual(unknown('no input shape'));
  });

  it('counts as depth the layers that mix their inputs, not normalizations and activations', () => {
    expect(modelDepth(sequential([28, 28], [['Flatten'], ...hidden, ...hidden, ['Dense', { units: 10 }]]))).toBe(3);
  });
});
