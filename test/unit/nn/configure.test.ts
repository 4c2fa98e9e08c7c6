import { describe, expect, it } from 'vitest';
import {
  activations,
  configure,
  findParameter,
  initializers,
  layers,
  losses,
  lookUp,
  metrics,
  optimizers,
  resolve,
} from '../../../src/nn/index.js';
import { isUnknown, unknown, type ConfigObject } from '../../../src/spec/index.js';

const dense = layers.find('Dense')!;

describe('configuring a layer', () => {
  it('fills in what Keras takes where nothing is given', () => {
    const { config, given } = configure(dense, { units: 10 });
    expect(given).toEqual(['units']);
    expect(config).toMatchObject({
      units: 10,
      use_bias: true,
      activation: { className: 'linear' },
      kernel_initializer: { className: 'GlorotUniform' },
      bias_initializer: { className: 'Zeros' },
      kernel_regularizer: null,
    });
  });

  it('names what is missing and what is not an argument', () => {
    expect(configure(dense, { unit: 10 })).toMatchObject({ missing: ['units'], unexpected: ['unit'] });
  });

  it('understands older spellings', () => {
    expect(configure(layers.find('LeakyReLU')!, { alpha: 0.2 })).toMatchObject({
      config: { negative_slope: 0.2 },
      given: ['negative_slope'],
      unexpected: [],
    });
    expect(configure(optimizers.find('SGD')!, { lr: 0.1 }).config).toMatchObject({ learning_rate: 0.1 });
    expect(findParameter(optimizers.find('Adam')!, 'lr')?.name).toBe('learning_rate');
  });

  it('carries on what is not known', () => {
    const size = unknown('it comes from a file');
    expect(configure(dense, { units: size }).config['units']).toBe(size);
    expect(configure(dense, { units: 1, activation: size }).config['activation']).toBe(size);
  });
});

describe('resolving an argument of a family', () => {
  it('takes a string for the class that it names, with its defaults', () => {
    expect(resolve('activation', 'relu')).toEqual({
      kind: 'object',
      className: 'relu',
      config: { negative_slope: 0, max_value: null, threshold: 0 },
      given: [],
    });
    expect(resolve('initializer', 'he_normal')).toMatchObject({ className: 'HeNormal' });
    expect(resolve('optimizer', 'sgd')).toMatchObject({ className: 'SGD', config: { learning_rate: 0.01 } });
    expect(resolve('loss', 'mse')).toMatchObject({ className: 'MeanSquaredError' });
  });

  it('takes None for linear where an activation is asked for, and for nothing elsewhere', () => {
    expect(resolve('activation', null)).toMatchObject({ className: 'linear' });
    expect(resolve('initializer', null)).toBeNull();
  });

  it('keeps the name that a metric is given by, since it is logged under it', () => {
    expect(resolve('metric', 'acc')).toMatchObject({ className: 'accuracy', config: { name: 'acc' } });
    expect(resolve('metric', 'mse')).toMatchObject({ className: 'MeanSquaredError', config: { name: 'mse' } });
  });

  it('adds to an object the arguments that it lacks, and keeps where it stands', () => {
    const range = { source: 'model.py', start: 3, end: 9 };
    const given: ConfigObject = {
      kind: 'object',
      className: 'Adam',
      config: { beta_1: 0.8 },
      given: ['beta_1'],
      range,
    };
    expect(resolve('optimizer', given)).toMatchObject({
      config: { beta_1: 0.8, beta_2: 0.999 },
      given: ['beta_1'],
      range,
    });
  });

  it('takes a layer such as LeakyReLU() for its activation, with the default of the layer', () => {
    const layer: ConfigObject = { kind: 'object', className: 'LeakyReLU', config: {}, given: [] };
    expect(resolve('activation', layer)).toMatchObject({ className: 'leaky_relu', config: { negative_slope: 0.3 } });
    expect(resolve('activation', 'leaky_relu')).toMatchObject({ config: { negative_slope: 0.2 } });
  });

  it('leaves an object alone that the catalogue does not have', () => {
    const own: ConfigObject = { kind: 'object', className: 'MyInitializer', config: {}, given: [] };
    expect(resolve('initializer', own)).toBe(own);
  });

  it('names the nearest names that it knows for one that it does not', () => {
    const found = resolve('initializer', 'he_norml');
    expect(isUnknown(found) && found.reason).toMatch(/"he_norml" is not an initializer .* "he_normal"/);
    const strange = resolve('loss', 'zzz');
    expect(isUnknown(strange) && strange.reason).toBe('"zzz" is not a loss that GradLens knows.');
  });

  it('says what it cannot read', () => {
    const found = resolve('activation', 3);
    expect(isUnknown(found) && found.reason).toBe('3 cannot be read as an activation.');
  });
});

describe('looking up a name', () => {
  it('is by case, but for optimizers', () => {
    expect(losses.find('SparseCategoricalCrossEntropy')).toBeUndefined();
    expect(optimizers.find('ADAM')?.className).toBe('Adam');
  });

  it('finds nothing where nothing is', () => {
    expect(lookUp('loss', 'perplexity')).toBeUndefined();
    expect(lookUp('schedule', 'WarmUp')).toBeUndefined();
  });

  it('finds every entry by each of its names', () => {
    for (const catalogue of [activations, initializers, layers, losses, metrics, optimizers]) {
      for (const entry of catalogue.entries) {
        for (const name of [entry.className, ...entry.aliases]) expect(catalogue.find(name)).toBe(entry);
      }
    }
  });
});
