import { describe, expect, it } from 'vitest';
import { readKerasConfig } from '../../../../src/readers/index.js';
import type { ModelSpec } from '../../../../src/spec/index.js';

function read(content: unknown): readonly ModelSpec[] {
  return readKerasConfig({ path: 'model.json', text: JSON.stringify(content) }).plan.models;
}

const dense = (name: string, units: number, rest: object = {}) => ({
  class_name: 'Dense',
  config: { name, trainable: true, dtype: 'float32', units, activation: 'relu', kernel_initializer: { class_name: 'GlorotUniform', config: { seed: null } }, ...rest },
});

describe('a configuration of Keras 2', () => {
  it('may give the input shape with the first layer', () => {
    const [model] = read({ class_name: 'Sequential', config: { name: 'old', layers: [dense('d', 3, { batch_input_shape: [null, 4] })] }, keras_version: '2.4.0' });
    expect(model).toMatchObject({ className: 'Sequential', inputs: [{ shape: [null, 4] }] });
    expect(model?.layers[0]).toMatchObject({ weights: [{ shape: [4, 3] }, { shape: [3] }], calls: [{ outputShape: [null, 3] }] });
    expect(model?.layers[0]?.config).not.toHaveProperty('batch_input_shape');
  });

  it('may be the bare list of layers', () => {
    const [model] = read({ class_name: 'Sequential', config: [dense('d', 3, { batch_input_shape: [null, 4] }), dense('e', 2)] });
    expect(model?.layers.map(({ name }) => name)).toEqual(['d', 'e']);
  });

  it('names tensors by lists', () => {
    const [model] = read({
      class_name: 'Model',
      config: {
        name: 'model_1',
        layers: [
          { class_name: 'InputLayer', name: 'a', config: { name: 'a', batch_input_shape: [null, 4], dtype: 'float32' }, inbound_nodes: [] },
          { ...dense('d', 4), name: 'd', inbound_nodes: [[['a', 0, 0, {}]], [['d', 0, 0, {}]]] },
          { class_name: 'Mix', name: 'mix', config: { name: 'mix' }, inbound_nodes: [[['d', 1, 0, { other: ['a', 0, 0] }]]] },
        ],
        input_layers: [['a', 0, 0]],
        output_layers: [['mix', 0, 0]],
      },
    });
    expect(model).toMatchObject({ className: 'Functional', inputs: [{ layer: 'a', shape: [null, 4] }] });
    expect(model?.layers[1]?.calls.map(({ outputShape }) => outputShape)).toEqual([[null, 4], [null, 4]]);
    expect(model?.layers[2]?.calls[0]?.inputs.map(({ layer, call }) => [layer, call])).toEqual([['d', 1], ['a', 0]]);
  });
});

describe('what a configuration does not hold', () => {
  it('is unknown: functions and classes of the program', () => {
    const { plan } = readKerasConfig({
      path: 'model.json',
      text: JSON.stringify({
        class_name: 'Sequential',
        config: { layers: [dense('d', 3, { batch_input_shape: [null, 4], activation: { module: 'builtins', class_name: 'function', config: 'squash', registered_name: 'function' } })] },
      }),
    });
    expect(plan.unknowns).toMatchObject([{ reason: expect.stringContaining('"squash"') as string }]);
  });

  it('is not taken from a class of the program that has the name of one of Keras', () => {
    const [model] = read({ class_name: 'Sequential', config: { layers: [{ ...dense('d', 3, { batch_input_shape: [null, 4] }), module: null, registered_name: 'mine>Dense' }] } });
    expect(model?.layers[0]).toMatchObject({ className: 'Dense', weights: { kind: 'unknown' } });
  });

  it('is unknown for a model of a class of the program', () => {
    const [model] = read({ module: 'train', class_name: 'Classifier', config: { units: 3 }, registered_name: 'Classifier' });
    expect(model).toMatchObject({ className: 'Subclassed', layers: [], inputs: [{ shape: { kind: 'unknown', reason: expect.stringContaining('"Classifier"') as string } }] });
  });
});
