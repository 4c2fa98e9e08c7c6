import { describe, expect, it } from 'vitest';
import { elementCount, input, randomUniform, slice, topologicalOrder, type Tensor } from '../../../src/graph/index.js';
import { configure, layers, type ForwardContext } from '../../../src/nn/index.js';
import { isUnknown, type Config } from '../../../src/spec/index.js';
import { noise } from '../../parity/noise.js';
import { evaluate } from '../../reference/interpreter.js';

const [BATCH, STEPS, HEIGHT, WIDTH, CHANNELS, FILTERS] = [2, 3, 4, 5, 2, 3];
const film = input('film', [BATCH, STEPS, HEIGHT, WIDTH, CHANNELS]);
const definition = layers.find('ConvLSTM2D')!;

/** The layer's arguments, its weights as leaves, and what those and the film are worth. */
function layer(given: Config = {}) {
  const { config } = configure(definition, { filters: FILTERS, kernel_size: 2, ...given });
  const specs = definition.weights(config, [film.shape]);
  if (isUnknown(specs)) throw new Error(specs.reason);
  const weights = new Map<string, Tensor>(specs.map(({ name, shape }) => [name, input(name, shape)]));
  const values = new Map([...weights.values(), film].map((leaf, index) => [leaf, noise(1 + index, elementCount(leaf.shape)).map((one) => 2 * one - 1)]));
  return { config, weights, values };
}

interface Situation {
  readonly sequence?: Tensor;
  readonly states?: readonly Tensor[];
  readonly mask?: Tensor;
  readonly training?: boolean;
}

function outputs({ config, weights }: ReturnType<typeof layer>, { sequence = film, states = [], mask, training = true }: Situation = {}): readonly Tensor[] {
  const context: ForwardContext = {
    training,
    trainable: true,
    weight: (name) => weights.get(name)!,
    assign: () => undefined,
    penalize: () => undefined,
    randomUniform: (shape) => randomUniform(shape, 0),
    mask: () => mask ?? null,
    callTensors: (name) => (name === 'initial_state' ? states : []),
    callValue: () => undefined,
  };
  const result = definition.forward!(context, config, [sequence]);
  return 'operation' in result ? [result] : result;
}

const randomLeaves = (tensor: Tensor): Tensor[] => topologicalOrder([tensor]).filter(({ operation }) => operation === 'RandomUniform');

describe('ConvLSTM2D', () => {
  it('has the output and the states that its arguments ask for', () => {
    const shapes = (given: Config): readonly (readonly number[])[] => outputs(layer(given)).map(({ shape }) => shape);
    const picture = [BATCH, HEIGHT - 1, WIDTH - 1, FILTERS];
    expect(shapes({})).toEqual([picture]);
    expect(shapes({ return_sequences: true })).toEqual([[BATCH, STEPS, ...picture.slice(1)]]);
    expect(shapes({ return_state: true })).toEqual([picture, picture, picture]);
  });

  it('goes on from states that the call gives, as if there had been no cut', () => {
    const one = layer({ return_state: true });
    const [whole] = outputs(one);
    const [, ...states] = outputs(one, { sequence: slice(film, 1, 0, 1) });
    const [resumed] = outputs(one, { states, sequence: slice(film, 1, 1, STEPS) });
    const [expected, actual] = evaluate([whole!, resumed!], one.values);
    actual!.forEach((value, index) => expect(value).toBeCloseTo(expected![index]!, 12));
  });

  it('computes the same of pictures that have their channels first', () => {
    const first = input('film', [BATCH, STEPS, CHANNELS, HEIGHT, WIDTH]);
    const [lasts, firsts] = [layer(), { ...layer(), config: layer({ data_format: 'channels_first' }).config }];
    const known = lasts.values.get(film)!;
    const turned = Float64Array.from({ length: known.length }, (_, index) => {
      const [column, row] = [index % WIDTH, Math.floor(index / WIDTH) % HEIGHT];
      const [channel, picture] = [Math.floor(index / WIDTH / HEIGHT) % CHANNELS, Math.floor(index / WIDTH / HEIGHT / CHANNELS)];
      return known[((picture * HEIGHT + row) * WIDTH + column) * CHANNELS + channel]!;
    });
    const [expected] = evaluate([outputs(lasts)[0]!], lasts.values);
    const [actual] = evaluate([outputs({ ...lasts, config: firsts.config }, { sequence: first })[0]!], new Map([...lasts.values, [first, turned]]));
    const [rows, columns] = [HEIGHT - 1, WIDTH - 1];
    actual!.forEach((value, index) => {
      const [column, row] = [index % columns, Math.floor(index / columns) % rows];
      const [filter, sample] = [Math.floor(index / columns / rows) % FILTERS, Math.floor(index / columns / rows / FILTERS)];
      expect(value).toBeCloseTo(expected![((sample * rows + row) * columns + column) * FILTERS + filter]!, 12);
    });
  });

  it('draws a mask for each gate, the same in all steps, and none where it predicts', () => {
    const one = layer({ dropout: 0.5, recurrent_dropout: 0.25 });
    const ofInput = Array.from({ length: 4 }, () => [BATCH, CHANNELS, HEIGHT, WIDTH]);
    const ofState = Array.from({ length: 4 }, () => [BATCH, FILTERS, HEIGHT - 1, WIDTH - 1]);
    expect(randomLeaves(outputs(one)[0]!).map(({ shape }) => shape)).toEqual([...ofInput, ...ofState]);
    expect(randomLeaves(outputs(one, { training: false })[0]!)).toEqual([]);
  });

  it('that drops nothing of what it could scales it, which kernels as much smaller undo', () => {
    const one = layer();
    const [plain] = evaluate([outputs(one)[0]!], one.values);
    const [dropping] = outputs({ ...one, config: { ...one.config, dropout: 0.5, recurrent_dropout: 0.5 } });
    const halved = new Map(one.values);
    for (const name of ['kernel', 'recurrent_kernel']) halved.set(one.weights.get(name)!, one.values.get(one.weights.get(name)!)!.map((value) => value / 2));
    for (const leaf of randomLeaves(dropping!)) halved.set(leaf, new Float64Array(elementCount(leaf.shape)).fill(0.9));
    evaluate([dropping!], halved)[0]!.forEach((value, index) => expect(value).toBeCloseTo(plain![index]!, 12));
  });

  it('refuses states of other shapes, and steps that are masked', () => {
    expect(() => outputs(layer(), { states: [film, film] })).toThrow('The "initial_state" of ConvLSTM2D needs two tensors of the shape (2, 3, 4, 3).');
    expect(() => outputs(layer(), { mask: input('mask', [BATCH, STEPS], 'bool') })).toThrow(/ConvLSTM2D cannot be trained yet on a sequence with masked steps/);
  });
});
