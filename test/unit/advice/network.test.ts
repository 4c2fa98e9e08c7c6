import { describe, expect, it } from 'vitest';
import { networksOf, type Neurons } from '../../../src/advice/network/network.js';
import { inputShapesOf } from '../../../src/advice/network/shapes.js';
import { plainRuns } from '../../../src/advice/rules/initialization/plain-runs.js';
import { unknown, type ConfigValue, type LayerSpec, type ModelSpec } from '../../../src/spec/index.js';

const range = { source: 'model.py', start: 0, end: 0 };
const source = { range, callee: range, argumentList: range, arguments: [] };

const object = (className: string): ConfigValue => ({ kind: 'object', className, config: {}, given: [] });

/** A layer, and for each of its calls the layers whose first output it takes. */
interface Drawn {
  readonly name: string;
  readonly className: string;
  readonly activation?: ConfigValue;
  readonly calls: readonly (readonly string[])[];
}

const drawn = (name: string, className: string, inputs: readonly string[], activation?: ConfigValue): Drawn =>
  activation === undefined ? { name, className, calls: [inputs] } : { name, className, calls: [inputs], activation };

/** A functional model drawn as a graph; `x` is its input, and the last layer its output. */
function modelOf(layers: readonly Drawn[]): ModelSpec {
  const specs = layers.map(
    ({ name, className, activation = null, calls }): LayerSpec => ({
      id: name,
      name,
      className,
      config: { activation },
      source,
      calls: calls.map((inputs) => ({ inputs: inputs.map((layer) => ({ layer, call: 0, output: 0 })), outputShape: unknown('drawn by hand') })),
      weights: unknown('drawn by hand'),
      trainable: true,
    }),
  );
  const output = { layer: layers.at(-1)?.name ?? '', call: 0, output: 0 };
  return { id: 'm', name: 'm', variable: null, className: 'Functional', layers: specs, inputs: [], outputs: [output], range };
}

/** What rules see of a layer. */
function seen(layers: readonly Drawn[], name: string): Neurons {
  const plan = { source: 'model.py', models: [modelOf(layers)], steps: [], unknowns: [] };
  const found = networksOf(plan)[0]?.neurons.find(({ layer }) => layer.name === name);
  if (found === undefined) throw new Error(`there are no neurons ${name}`);
  return found;
}

const activationOf = (neurons: Neurons): string | null =>
  neurons.activation === null || neurons.activation === 'unknown' ? neurons.activation : neurons.activation.name;

describe('the activation of a layer', () => {
  it('is its own, or that of the layer that follows', () => {
    expect(activationOf(seen([drawn('a', 'Dense', ['x'], object('relu')), drawn('b', 'Dense', ['a'])], 'a'))).toBe('relu');
    const apart = [drawn('a', 'Dense', ['x'], object('linear')), drawn('n', 'BatchNormalization', ['a']), drawn('r', 'ReLU', ['n']), drawn('b', 'Dense', ['r'])];
    expect(activationOf(seen(apart, 'a'))).toBe('relu');
    expect(seen(apart, 'a').isNormalized).toBe(true);
  });

  it('is none where the next kernel follows', () => {
    expect(activationOf(seen([drawn('a', 'Dense', ['x']), drawn('b', 'Dense', ['a'])], 'a'))).toBeNull();
  });

  it('is unknown where the file does not tell, and where two follow one another', () => {
    expect(activationOf(seen([drawn('a', 'Dense', ['x'], unknown('from outside')), drawn('b', 'Dense', ['a'])], 'a'))).toBe('unknown');
    expect(activationOf(seen([drawn('a', 'Dense', ['x'], object('relu')), drawn('r', 'ReLU', ['a']), drawn('b', 'Dense', ['r'])], 'a'))).toBe('unknown');
  });

  it('is unknown where the signal forks, merges, or goes through a layer that is not known', () => {
    const fork = [drawn('a', 'Dense', ['x']), drawn('r', 'ReLU', ['a']), drawn('s', 'Add', ['a', 'r']), drawn('b', 'Dense', ['s'])];
    expect(activationOf(seen(fork, 'a'))).toBe('unknown');
    const gate = [drawn('a', 'Dense', ['x']), drawn('g', 'MyGate', ['a']), drawn('b', 'Dense', ['g'])];
    expect(activationOf(seen(gate, 'a'))).toBe('unknown');
  });
});

describe('functions that a model of a class does not list', () => {
  const dense = (id: string, call: LayerSpec['calls'][number]): LayerSpec => ({ id, name: id, className: 'Dense', config: { activation: null }, source, calls: [call], weights: [], trainable: true });
  const first = dense('a', { inputs: [], outputShape: [null, 8] });
  const second = dense('b', { inputs: [{ layer: 'a', call: 0, output: 0 }], outputShape: [null, 4], followsFunctions: true });
  const model: ModelSpec = { id: 'm', name: 'm', variable: null, className: 'Subclassed', layers: [first, second], inputs: [], outputs: [], range };

  it('stand between the layers: what they do is unknown', () => {
    const [network] = networksOf({ source: 'model.py', models: [model], steps: [], unknowns: [] });
    expect(network?.neurons.map((neurons) => [neurons.layer.id, activationOf(neurons), neurons.isHidden])).toEqual([['a', 'unknown', true], ['b', null, false]]);
  });

  it('give the next layer a shape that nobody knows', () => {
    expect(inputShapesOf(model, second, 0)).toBeNull();
  });
});

describe('a hidden layer', () => {
  it('has a kernel somewhere after it', () => {
    const layers = [drawn('a', 'Dense', ['x'], object('relu')), drawn('l', 'LSTM', ['a']), drawn('b', 'Dense', ['l'])];
    expect(seen(layers, 'a').isHidden).toBe(true);
    expect(seen(layers, 'b').isHidden).toBe(false);
  });

  it('is not one that only activations and reshapes follow', () => {
    expect(seen([drawn('a', 'Dense', ['x']), drawn('f', 'Reshape', ['a']), drawn('s', 'Softmax', ['f'])], 'a').isHidden).toBe(false);
  });
});

describe('a plain run', () => {
  const lengths = (layers: readonly Drawn[]): Record<string, number> => {
    const plan = { source: 'model.py', models: [modelOf(layers)], steps: [], unknowns: [] };
    return Object.fromEntries([...plainRuns(networksOf(plan), () => true)].map(([{ layer }, run]) => [layer.name, run.length]));
  };

  it('goes on through dropout, pooling and flattening', () => {
    expect(
      lengths([
        drawn('a', 'Conv2D', ['x'], object('relu')),
        drawn('p', 'MaxPooling2D', ['a']),
        drawn('f', 'Flatten', ['p']),
        drawn('d', 'Dropout', ['f']),
        drawn('b', 'Dense', ['d'], object('relu')),
        drawn('c', 'Dense', ['b']),
      ]),
    ).toEqual({ a: 3, b: 3, c: 3 });
  });

  it('ends at a normalization and at a merge', () => {
    expect(
      lengths([
        drawn('a', 'Dense', ['x'], object('relu')),
        drawn('b', 'Dense', ['a'], object('relu')),
        drawn('s', 'Add', ['a', 'b']),
        drawn('c', 'Dense', ['s'], object('relu')),
        drawn('n', 'LayerNormalization', ['c']),
        drawn('d', 'Dense', ['n']),
      ]),
    ).toEqual({ a: 1, b: 1, d: 1 });
  });

  it('of a shared layer is its own', () => {
    const shared: Drawn = { name: 'a', className: 'Dense', activation: object('relu'), calls: [['x'], ['x']] };
    expect(lengths([shared, drawn('b', 'Dense', ['a'])])).toEqual({ a: 1, b: 1 });
  });
});
