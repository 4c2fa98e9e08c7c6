import { describe, expect, it } from 'vitest';
import { KerasConfigError, readKerasConfig } from '../../../../src/readers/index.js';

const read = (text: string) => readKerasConfig({ path: 'm.json', text });
const layer = (name: string, tensors: unknown) => ({ class_name: 'Dense', name, config: { name, units: 3 }, inbound_nodes: tensors });
const model = (layers: unknown, ends: object = {}) => JSON.stringify({ class_name: 'Functional', config: { name: 'm', layers, input_layers: [], output_layers: [], ...ends } });

describe('a file that is no saved model', () => {
  it.each([
    ['', 'm.json:1:1: this is not JSON. The text breaks off here.'],
    ['{"class_name": "Sequ', 'm.json:1:21: this is not JSON. The text breaks off here.'],
    ['{"a": 1,\n "b" 2}', 'm.json:2:6: this is not JSON. "2" is not expected here.'],
    ['{"a": tru}', 'm.json:1:7: this is not JSON.'],
    ['{"a": "\\x"}', 'm.json:1:7: this is not JSON. This string is not one of JSON.'],
    ['{} {}', 'm.json:1:4: this is not JSON. The text should end here.'],
    ['['.repeat(100_000), 'this is not JSON. This is nested too deeply to be read.'],
    ['[1, 2]', 'm.json is no saved Keras model: it has no "class_name".'],
    ['{"class_name": 3}', 'm.json is no saved Keras model: it has no "class_name".'],
    ['{"class_name": "Dense", "config": {"units": 3}}', 'm.json is no saved Keras model: it is a single layer, Dense.'],
  ])('is refused in words that name it: %.40s', (text, message) => {
    expect(() => read(text)).toThrow(KerasConfigError);
    expect(() => read(text)).toThrow(message);
  });
});

describe('a file that only looks like a saved model', () => {
  it.each([
    ['layers that are no list', JSON.stringify({ class_name: 'Sequential', config: { layers: 7 } })],
    ['layers that are no layers', JSON.stringify({ class_name: 'Sequential', config: { layers: [1, null, [], {}, 'Dense'] } })],
    ['a configuration that is none', JSON.stringify({ class_name: 'Sequential', config: 3 })],
    ['arguments of the wrong kind', model([layer('a', 3), { class_name: 'Dense', config: { units: [], activation: 7, name: 4 } }])],
    ['tensors of layers that are not there', model([layer('a', [[['b', 0, 0, {}]]])], { output_layers: [['c', 2, 0]], input_layers: [['d', 0, 0]] })],
    ['layers in a circle', model([layer('a', [[['b', 0, 0, {}]]]), layer('b', [[['a', 0, 0, {}]]])], { output_layers: [['a', 0, 0]] })],
    ['a name that objects have already', model([layer('__proto__', [[['constructor', 0, 0, {}]]])])],
    ['a byte order mark and floats of Python', `\ufeff{"class_name": "Sequential", "config": {"layers": [{"class_name": "ReLU", "config": {"max_value": Infinity, "threshold": -Infinity, "negative_slope": NaN}}]}}`],
  ])('is read as far as it goes: %s', (_case, text) => {
    const { plan } = read(text);
    expect(plan.models).toHaveLength(1);
    expect(structuredClone(plan)).toEqual(plan);
  });

  it('is read at once, however many layers it has', () => {
    const names = Array.from({ length: 3000 }, (_, index) => `d${index}`);
    const backwards = names.map((name, index) => layer(name, index === names.length - 1 ? [[['input', 0, 0, {}]]] : [[[`d${index + 1}`, 0, 0, {}]]]));
    const input = { class_name: 'InputLayer', name: 'input', config: { name: 'input', batch_shape: [null, 3] }, inbound_nodes: [] };
    const { plan } = read(model([...backwards, input], { input_layers: [['input', 0, 0]], output_layers: [['d0', 0, 0]] }));
    expect(plan.models[0]?.layers[0]?.calls[0]?.outputShape).toEqual([null, 3]);
  });
});
