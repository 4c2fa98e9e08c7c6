import { describe, expect, it } from 'vitest';
import { configure, layers, ShapeError } from '../../../src/nn/index.js';
import { isUnknown, unknown, type Config, type ConfigObject, type Shape } from '../../../src/spec/index.js';

function layer(className: string, given: Config): ConfigObject {
  const definition = layers.find(className);
  const config = definition === undefined ? given : configure(definition, given).config;
  return { kind: 'object', className, config, given: Object.keys(given) };
}

function read(className: string, given: Config, ...inputs: Shape[]) {
  const definition = layers.find(className)!;
  const { config } = layer(className, given);
  const weights = definition.weights(config, inputs);
  return {
    output: definition.outputShape(config, inputs),
    outputs: definition.outputShapes?.(config, inputs),
    weights: isUnknown(weights) ? weights.reason : weights.map(({ name }) => name),
  };
}

const STEPS = [null, 10, 8] as const;

describe('a recurrent layer', () => {
  it('has a first output, and more of them with its states', () => {
    expect(read('LSTM', { units: 5, return_state: true }, STEPS)).toEqual({
      output: [null, 5],
      outputs: [
        [null, 5],
        [null, 5],
        [null, 5],
      ],
      weights: ['kernel', 'recurrent_kernel', 'bias'],
    });
  });

  it('takes initial states without changing for them', () => {
    const alone = read('GRU', { units: 5, return_sequences: true }, STEPS);
    expect(read('GRU', { units: 5, return_sequences: true }, STEPS, [null, 5])).toEqual(alone);
  });

  it('keeps what is known where its number of units is not', () => {
    const open = { units: unknown('`n` is read from a file') };
    expect(read('LSTM', { ...open, return_sequences: true }, STEPS)).toMatchObject({
      output: [null, 10, null],
      weights: '`n` is read from a file',
    });
    expect(read('LSTM', { units: 5, return_sequences: unknown('?') }, STEPS).output).toEqual(unknown('?'));
  });

  it('has the words of Keras 1, too', () => {
    const { config, unexpected } = configure(layers.find('LSTM')!, { output_dim: 5, inner_activation: 'relu' });
    expect(unexpected).toEqual([]);
    expect(config).toMatchObject({ units: 5, recurrent_activation: { className: 'relu' } });
  });

  it('says that the forget gate of an LSTM does not start like the others', () => {
    const bias = (given: Config) => {
      const definition = layers.find('LSTM')!;
      const weights = definition.weights(configure(definition, { units: 5, ...given }).config, [STEPS]);
      return isUnknown(weights) ? weights : weights[2]!.initializer;
    };
    expect(bias({})).toMatchObject({ className: 'UnitForgetBias', config: { others: { className: 'Zeros' } } });
    expect(bias({ unit_forget_bias: false })).toMatchObject({ className: 'Zeros' });
  });
});

describe('a layer that is given a layer', () => {
  it('names the weights of both ways', () => {
    const both = read('Bidirectional', { layer: layer('SimpleRNN', { units: 5 }) }, STEPS);
    expect(both.weights).toEqual([
      'forward/kernel',
      'forward/recurrent_kernel',
      'forward/bias',
      'backward/kernel',
      'backward/recurrent_kernel',
      'backward/bias',
    ]);
  });

  it.each(['TimeDistributed', 'Bidirectional', 'SpectralNormalization'])(
    'is a %s of unknown shape where that layer is of the file itself',
    (wrapper) => {
      const { output, weights } = read(wrapper, { layer: layer('Squeeze', {}) }, STEPS);
      expect(output).toMatchObject({ reason: expect.stringMatching(/Squeeze is not known/) as string });
      expect(weights).toMatch(/Squeeze is not known/);
    },
  );

  it('refuses what the layer refuses, and what is none', () => {
    const dense = layer('Dense', { units: 0 });
    expect(() => read('TimeDistributed', { layer: dense }, STEPS)).toThrow(ShapeError);
    expect(() => read('TimeDistributed', { layer: 3 }, STEPS)).toThrow(/TimeDistributed needs a layer/);
  });

  it('carries on what is not known', () => {
    expect(read('TimeDistributed', { layer: unknown('it is chosen when the file runs') }, STEPS)).toMatchObject({
      output: unknown('it is chosen when the file runs'),
      weights: 'it is chosen when the file runs',
    });
  });
});

describe('a function of the file as a layer', () => {
  const given = { function: unknown('It is a function of the file.') };

  it('has the shape that the file gives it, and else none', () => {
    expect(read('Lambda', { ...given, output_shape: [4] }, STEPS).output).toEqual([null, 4]);
    expect(read('Lambda', given, STEPS).output).toMatchObject({
      reason: expect.stringMatching(/"output_shape" would tell/) as string,
    });
  });
});
