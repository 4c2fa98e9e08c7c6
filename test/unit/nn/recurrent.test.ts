import { describe, expect, it } from 'vitest';
import { findInitializer } from '../../../src/nn/initializers/index.js';
import { RandomStream } from '../../../src/nn/random/index.js';
import {
  configure,
  initialState,
  layers,
  NotTrainableError,
  trainingStep,
  type ForwardContext,
  type StepSettings,
} from '../../../src/nn/index.js';
import { input, slice, topologicalOrder, type Tensor } from '../../../src/graph/index.js';
import { isUnknown, type Config } from '../../../src/spec/index.js';
import { evaluate } from '../../reference/interpreter.js';
import { noise } from '../../parity/noise.js';
import { forward } from '../../support/forward.js';
import { compileStep, sequential, type Call } from '../../support/keras.js';

const [BATCH, STEPS, FEATURES, UNITS] = [3, 4, 2, 5];
const x = input('x', [BATCH, STEPS, FEATURES]);

/** Weights of a layer of the catalogue as leaves, and what everything is worth. */
function given(className: string, config: Config, salt = 1): { weights: Map<string, Tensor>; values: Map<Tensor, Float64Array> } {
  const definition = layers.find(className)!;
  const specs = definition.weights(configure(definition, config).config, [[BATCH, STEPS, FEATURES]]);
  if (isUnknown(specs)) throw new Error(specs.reason);
  const weights = new Map<string, Tensor>(specs.map(({ name, shape }) => [name, input(name, shape)]));
  const leaves = [...weights.values(), x];
  const values = new Map(
    leaves.map((leaf, index) => [leaf, noise(salt + index, leaf.shape.reduce((a, b) => a * b, 1)).map((one) => 2 * one - 1)]),
  );
  return { weights, values };
}

/** The leaves of random numbers that a tensor depends on. */
function randomLeaves(tensor: Tensor): Tensor[] {
  return topologicalOrder([tensor]).filter(({ operation }) => operation === 'RandomUniform');
}

const times = (count: number, shape: readonly number[]): (readonly number[])[] => Array.from({ length: count }, () => shape);

describe('dropout in recurrent layers', () => {
  it.each([
    ['SimpleRNN', { dropout: 0.5 }, [[BATCH, FEATURES]]],
    ['LSTM', { dropout: 0.5 }, [[BATCH, FEATURES]]],
    ['GRU', { dropout: 0.5 }, [[BATCH, FEATURES]]],
    ['SimpleRNN', { recurrent_dropout: 0.5 }, [[BATCH, UNITS]]],
    ['LSTM', { recurrent_dropout: 0.5 }, times(4, [BATCH, UNITS])],
    ['GRU', { recurrent_dropout: 0.5 }, times(3, [BATCH, UNITS])],
    ['GRU', { recurrent_dropout: 0.5, reset_after: false }, times(3, [BATCH, UNITS])],
    ['LSTM', { dropout: 0.5, recurrent_dropout: 0.5 }, [...times(4, [BATCH, FEATURES]), ...times(4, [BATCH, UNITS])]],
  ] as const)('of %s draws a mask for each gate as Keras does, the same in all steps: %o', (className, rates, shapes) => {
    const config = { units: UNITS, ...rates };
    const output = forward(className, config, [x], given(className, config));
    expect(randomLeaves(output).map(({ shape }) => shape)).toEqual(shapes);
  });

  it.each(['SimpleRNN', 'LSTM', 'GRU'])('of %s is gone when the model predicts, and where the rate is 0 or 1', (className) => {
    for (const [rate, training] of [[0.5, false], [0, true], [1, true]] as const) {
      const config = { units: UNITS, dropout: rate, recurrent_dropout: rate };
      const output = forward(className, config, [x], { ...given(className, config), training });
      expect(randomLeaves(output)).toEqual([]);
    }
  });

  it.each([
    ['SimpleRNN', {}],
    ['LSTM', {}],
    ['GRU', {}],
    ['GRU', { reset_after: false }],
  ])('of %s that keeps everything scales what it keeps, which a kernel as much smaller undoes: %o', (className, more) => {
    const config = { units: UNITS, ...more };
    const { weights, values } = given(className, config);
    const plain = evaluate([forward(className, config, [x], { weights })], values)[0]!;
    const dropping = forward(className, { ...config, dropout: 0.5, recurrent_dropout: 0.5 }, [x], { weights });
    const halved = new Map(values);
    for (const name of ['kernel', 'recurrent_kernel']) {
      const weight = weights.get(name)!;
      halved.set(weight, values.get(weight)!.map((one) => one / 2));
    }
    for (const leaf of randomLeaves(dropping)) halved.set(leaf, new Float64Array(leaf.shape[0]! * leaf.shape[1]!).fill(0.9));
    const kept = evaluate([dropping], halved)[0]!;
    kept.forEach((value, index) => expect(value).toBeCloseTo(plain[index]!, 12));
  });
});

describe('the outputs of a recurrent layer', () => {
  interface Situation {
    readonly sequence?: Tensor;
    readonly states?: readonly Tensor[];
    readonly weights?: ReadonlyMap<string, Tensor>;
  }

  function outputs(className: string, config: Config, situation: Situation = {}): readonly Tensor[] {
    const { sequence = x, states = [], weights = given(className, config).weights } = situation;
    const definition = layers.find(className)!;
    const context: ForwardContext = {
      training: true,
      trainable: true,
      weight: (name) => weights.get(name)!,
      assign: () => undefined,
      penalize: () => undefined,
      randomUniform: () => x,
      mask: () => null,
      callTensors: (name) => (name === 'initial_state' ? states : []),
      callValue: () => undefined,
    };
    const result = definition.forward!(context, configure(definition, config).config, [sequence]);
    return 'operation' in result ? [result] : result;
  }

  it('are those that its arguments ask for', () => {
    const shapes = (config: Config, className = 'LSTM'): readonly (readonly number[])[] =>
      outputs(className, { units: UNITS, ...config }).map(({ shape }) => shape);
    const [vector, sequence] = [[BATCH, UNITS], [BATCH, STEPS, UNITS]];
    expect(shapes({})).toEqual([vector]);
    expect(shapes({ return_sequences: true })).toEqual([sequence]);
    expect(shapes({ return_state: true })).toEqual([vector, vector, vector]);
    expect(shapes({ return_state: true, return_sequences: true }, 'GRU')).toEqual([sequence, vector]);
  });

  it.each(['SimpleRNN', 'LSTM', 'GRU'])('of %s go on from states that the call gives, as if there had been no cut', (className) => {
    const config = { units: UNITS, return_state: true };
    const { weights, values } = given(className, config);
    const [whole] = outputs(className, config, { weights });
    const [, ...states] = outputs(className, config, { weights, sequence: slice(x, 1, 0, 1) });
    const [resumed] = outputs(className, config, { weights, states, sequence: slice(x, 1, 1, STEPS) });
    const [expected, actual] = evaluate([whole!, resumed!], values);
    actual!.forEach((value, index) => expect(value).toBeCloseTo(expected![index]!, 12));
  });

  it('need as many states as there are, of the right shapes', () => {
    const [state, other] = [input('state', [BATCH, UNITS]), input('other', [BATCH, UNITS + 1])];
    expect(() => outputs('LSTM', { units: UNITS }, { states: [state] })).toThrow(/needs 2 tensors; it is given 1/);
    expect(() => outputs('GRU', { units: UNITS }, { states: [other] })).toThrow(/needs the shape \(3, 5\)/);
  });
});

describe('what recurrent layers refuse', () => {
  const settings = (...calls: readonly Call[]): StepSettings => ({
    model: sequential([STEPS, FEATURES], calls),
    compile: compileStep({ loss: 'mse' }),
    batchSize: BATCH,
    x: { type: 'float32', shape: [STEPS, FEATURES] },
    y: { type: 'float32', shape: [UNITS] },
  });

  it.each([
    ['Bidirectional around a layer with a penalty on its activity', ['Bidirectional', { layer: { kind: 'object', className: 'LSTM', config: { units: 2, activity_regularizer: 'l2' }, given: [] } }], /activity_regularizer/],
    ['TimeDistributed around a layer that cannot be trained', ['TimeDistributed', { layer: { kind: 'object', className: 'Hashing', config: { num_bins: 3 }, given: [] } }], /TimeDistributed with a layer of class Hashing/],
  ] as const)('%s', (_, call, message) => {
    const one = settings(call);
    expect(() => trainingStep(one)).toThrow(NotTrainableError);
    expect(() => trainingStep(one)).toThrow(message);
  });

  it('states that are kept from batch to batch', () => {
    const one = settings(['LSTM', { units: UNITS }]);
    const [layer] = one.model.layers;
    if (layer === undefined) throw new Error('The model has a layer.');
    const stateful = { ...one, model: { ...one.model, layers: [{ ...layer, config: { ...layer.config, stateful: true } }] } };
    expect(() => trainingStep(stateful)).toThrow(/stateful=True/);
  });
});

describe('the bias of an LSTM', () => {
  it('starts at 1 for the forget gate, and for the others by its initializer', () => {
    const bias = (config: Config): number[] => {
      const model = sequential([STEPS, FEATURES], [['LSTM', { units: 2, ...config }]]);
      return [...initialState(model, compileStep({}), 1).get('lstm/bias')!.values];
    };
    const half = { kind: 'object', className: 'Constant', config: { value: 0.5 }, given: ['value'] } as const;
    expect(bias({})).toEqual([0, 0, 1, 1, 0, 0, 0, 0]);
    expect(bias({ bias_initializer: half })).toEqual([0.5, 0.5, 1, 1, 0.5, 0.5, 0.5, 0.5]);
    expect(bias({ unit_forget_bias: false })).toEqual(new Array(8).fill(0));
  });

  it('says which initializer it does not know', () => {
    const others = { kind: 'object', className: 'Sparse', config: {}, given: [] } as const;
    expect(() => findInitializer('UnitForgetBias')!.sample({ others }, [8], new RandomStream(1, ''))).toThrow(/"Sparse"/);
  });
});
