import { describe, expect, it } from 'vitest';
import { OnnxruntimeEngine } from '../../../src/engines/onnxruntime/engine.js';
import { loadRuntime } from '../../../src/engines/onnxruntime/runtime.js';
import { threadsFor } from '../../../src/engines/onnxruntime/threads.js';
import { differentiate, input, matrixMultiply, multiply, productsOf, reduceMean, relu, subtract, type StepGraph } from '../../../src/graph/index.js';
import { trainingStep } from '../../../src/nn/index.js';
import { networks, networksOfManySizes } from '../../bench/networks.js';
import { settingsOf } from '../../bench/settings.js';

const [BATCH, FEATURES, UNITS, STEPS] = [64, 400, 300, 40];
/** Numbers without a pattern, so that no direction of a kernel stands out. */
const noise = (count: number, scale: number): Float32Array => Float32Array.from({ length: count }, (_, index) => scale * Math.sin(index * index * 1.7 + 0.1));

/** Two products forth and three back, each large enough to be divided. */
function wideStep(): StepGraph {
  const x = input('x', [BATCH, FEATURES]);
  const kernels = [input('kernel1', [FEATURES, UNITS]), input('kernel2', [UNITS, FEATURES])] as const;
  const error = subtract(matrixMultiply(relu(matrixMultiply(x, kernels[0])), kernels[1]), x);
  const loss = reduceMean(multiply(error, error));
  const gradients = differentiate(loss, kernels);
  return {
    batchSize: BATCH,
    batchInputs: [{ name: 'x', type: 'float32', shape: x.shape, tensor: x }],
    scalars: [],
    state: kernels.map((read, index) => ({ name: `kernel${index + 1}`, shape: read.shape, read, next: subtract(read, multiply(gradients[index]!, 0.5)) })),
    measurements: [{ name: 'loss', tensor: loss }],
  };
}

async function trained(threads: number): Promise<{ losses: Float32Array; kernel: Float32Array }> {
  const engine = new OnnxruntimeEngine(await loadRuntime(), 'cpu', () => threads);
  const program = await engine.compile(wideStep());
  const state = engine.createState(new Map([
    ['kernel1', { shape: [FEATURES, UNITS], values: noise(FEATURES * UNITS, 0.08) }],
    ['kernel2', { shape: [UNITS, FEATURES], values: noise(FEATURES * UNITS, 0.05) }],
  ]));
  const data = { x: { values: noise(2 * BATCH * FEATURES, 1), shape: [2 * BATCH, FEATURES] } };
  const rows = Int32Array.from({ length: STEPS * BATCH }, (_, row) => (row * 7) % (2 * BATCH));
  const { measurements } = await program.run(state, { rows, steps: STEPS, data, scalars: {}, seed: 1, firstStep: 1 });
  await program.dispose();
  return { losses: measurements['loss']!, kernel: state.read('kernel1') };
}

describe('Two threads', () => {
  it('compute the same, bit for bit, each time', async () => {
    const [first, second] = [await trained(2), await trained(2)];
    expect(second).toEqual(first);
  });

  it('compute what one thread does, up to rounding', async () => {
    const [one, two] = [await trained(1), await trained(2)];
    expect(one.losses.at(-1)).toBeLessThan(0.9 * one.losses[0]!);
    one.losses.forEach((loss, step) => expect(Math.abs(two.losses[step]! / loss - 1)).toBeLessThan(1e-5));
  });
});

describe('The number of threads', () => {
  const chosen = (name: string): number => {
    const network = [...networks, ...networksOfManySizes].find((each) => each.name === name)!;
    return threadsFor(productsOf(trainingStep(settingsOf(network))));
  };

  it.each(['mlp', 'mlp Adam', 'mlp-bn', 'cnn', 'cnn-bn', 'lstm', 'gru of 64 SGD', '20 x 200 SGD'])('is two for %s, whose products are large', (name) => {
    expect(chosen(name)).toBe(2);
  });

  it.each(['selu-100', 'selu-100 Adam', '64-64 SGD', '20 x 64 Adam', 'small cnn SGD', 'lstm of 32 SGD'])('is one for %s, whose products are small', (name) => {
    expect(chosen(name)).toBe(1);
  });

  it('is one where nothing is multiplied', () => {
    expect(threadsFor({ count: 0, convolutions: 0, operations: 0 })).toBe(1);
  });
});
