import { beforeAll, describe, expect, it } from 'vitest';
import { withNorms } from '../../../src/engines/onnxruntime/norm-series.js';
import { withQuickNorms } from '../../../src/engines/onnxruntime/quick-norms.js';
import { findEngine, type Engine } from '../../../src/engines/index.js';
import {
  add,
  cast,
  input,
  matrixMultiply,
  multiply,
  reduceSum,
  squareRoot,
  subtract,
  sumOfSquares,
  topologicalOrder,
  type StepGraph,
  type Tensor,
} from '../../../src/graph/index.js';

const ROWS = 2;
const x = input('x', [ROWS, 3]);
const kernel = input('kernel', [3, 2]);
const bias = input('bias', [2]);
const rate = input('learning_rate', []);
const size = input('size', []);

/** √Σ x², summed in float64. */
function norm(...tensors: readonly Tensor[]): Tensor {
  const squares = tensors.map((tensor) => sumOfSquares(cast(tensor, 'float64')));
  return cast(squareRoot(squares.reduce((sum, square) => add(sum, square))), 'float32');
}

/** A step with gradients of any size: of a layer whose output has this gradient. */
function step(further: readonly Tensor[] = []): StepGraph {
  const byOutput = multiply(matrixMultiply(x, kernel), size);
  const byKernel = matrixMultiply(x, byOutput, { transposeA: true });
  const byBias = reduceSum(byOutput, [0]);
  const extra = further.map((tensor, index) => ({ name: `further ${index}`, tensor: reduceSum(multiply(byKernel, tensor)) }));
  return {
    batchSize: ROWS,
    batchInputs: [{ name: 'x', type: 'float32', shape: x.shape, tensor: x }],
    scalars: [
      { name: 'learning_rate', tensor: rate },
      { name: 'size', tensor: size },
    ],
    state: [
      { name: 'kernel', shape: kernel.shape, read: kernel, next: subtract(kernel, multiply(byKernel, rate)) },
      { name: 'bias', shape: bias.shape, read: bias, next: subtract(bias, multiply(byBias, rate)) },
    ],
    measurements: [{ name: 'norm', tensor: norm(byKernel, byBias) }, ...extra],
  };
}

/** The products with the learning rate, by the shape of what is multiplied. */
function scaledShapes({ state }: StepGraph): readonly (readonly number[])[] {
  return topologicalOrder(state.map(({ next }) => next)).flatMap(({ operation, inputs: [left, right], shape }) =>
    operation === 'Mul' && (left === rate || right === rate) ? [shape] : [],
  );
}

describe('an update by a gradient and the learning rate', () => {
  it('multiplies what the gradient is made of, once', () => {
    expect(scaledShapes(step())).toEqual([[3, 2], [2]]);
    expect(scaledShapes(withQuickNorms(step()).quick)).toEqual([[ROWS, 2]]);
  });

  it('multiplies the gradient itself where that is needed elsewhere too', () => {
    expect(scaledShapes(withQuickNorms(step([input('mask', [3, 2])])).quick)).toContainEqual([3, 2]);
  });

  it('does not multiply what a sum is made of for the sake of the sum alone', () => {
    const { state, ...others } = step();
    const [, ofBias] = state;
    expect(scaledShapes(withQuickNorms({ ...others, measurements: [], state: [ofBias!] }).quick)).toEqual([[2]]);
  });
});

describe('a norm', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await findEngine('onnxruntime');
  });

  const values = Float32Array.from({ length: ROWS * 3 }, (_, index) => Math.sin(index + 1));
  const weights = { kernel: [0.3, -0.2, 0.5, 0.7, -0.4, 0.1], bias: [0.1, -0.1] };

  /** What a program measures whose steps have gradients of these sizes, cut into calls of so many steps. */
  async function measured(sizes: readonly number[], rates: readonly number[], perCall: number): Promise<number[]> {
    const program = await engine.compile(step());
    const state = engine.createState(
      new Map([
        ['kernel', { shape: [3, 2], values: Float32Array.from(weights.kernel) }],
        ['bias', { shape: [2], values: Float32Array.from(weights.bias) }],
      ]),
    );
    const norms: number[] = [];
    for (let first = 0; first < sizes.length; first += perCall) {
      const steps = Math.min(perCall, sizes.length - first);
      const { measurements } = await program.run(state, {
        rows: Int32Array.from({ length: steps * ROWS }, (_, row) => row % ROWS),
        steps,
        data: { x: { values, shape: [ROWS, 3] } },
        scalars: {
          learning_rate: Float32Array.from(rates.slice(first, first + steps)),
          size: Float32Array.from(sizes.slice(first, first + steps)),
        },
        seed: 1,
        firstStep: first + 1,
      });
      norms.push(...(measurements['norm'] ?? []));
    }
    await program.dispose();
    return norms;
  }

  /** The same in float64; the learning rates are so small that the weights stay as they are. */
  function expected(factor: number): number {
    const output = Array.from({ length: ROWS * 2 }, (_, index) =>
      [0, 1, 2].reduce((sum, k) => sum + values[Math.floor(index / 2) * 3 + k]! * Math.fround(weights.kernel[k * 2 + (index % 2)]!), 0),
    );
    const gradients = [0, 1, 2].flatMap((row) =>
      [0, 1].map((column) => output.reduce((sum, one, index) => sum + (index % 2 === column ? one * values[Math.floor(index / 2) * 3 + row]! : 0), 0)),
    );
    const sums = [0, 1].map((column) => output.reduce((sum, one, index) => sum + (index % 2 === column ? one : 0), 0));
    return Math.abs(factor) * Math.sqrt([...gradients, ...sums].reduce((sum, one) => sum + one * one, 0));
  }

  it('is right for gradients of any size that float32 holds', async () => {
    const sizes = [1, 1e-8, 1e-16, 1e-20, 1e-30, 1e20, 1e30];
    const norms = await measured(sizes, sizes.map((one) => 1e-9 * Math.min(1, 1 / one)), 3);
    sizes.forEach((one, index) => expect(norms[index]! / expected(Math.fround(one)), `size ${one}`).toBeCloseTo(1, 5));
  });

  it('is right where the learning rate is 0, and 0 where the gradient is', async () => {
    const norms = await measured([1, 1, 0, 1], [0, 1e-12, 1e-12, 0], 4);
    [1, 1, 0, 1].forEach((one, index) => expect(norms[index]).toBeCloseTo(expected(one), 5));
  });

  it('is the same to the last digit however steps are cut into calls, whatever vanishes', async () => {
    const sizes = [1, 0.5, 1e-25, 0.25, 1e-25, 3, 2];
    const rates = sizes.map(() => 1e-3);
    const cut = await measured(sizes, rates, 2);
    expect(cut).toEqual(await measured(sizes, rates, 7));
    expect(cut).toEqual(await measured(sizes, rates, 1));
  });

  it('is not told from sums that are too small, infinite or no numbers', () => {
    const norms = [{ name: 'norm', sums: ['sum'], elements: 10, scale: null }];
    const sums = Float32Array.of(4, 1e-35, Infinity, NaN);
    expect(withNorms(norms, { sum: sums }, {}).isIncomplete).toBe(true);
    const precise = Float32Array.of(9, 3e-18, 1e20, 1e21);
    expect(withNorms(norms, { sum: sums, norm: precise }, {})).toEqual({
      measurements: { norm: Float32Array.of(2, 3e-18, 1e20, 1e21) },
      isIncomplete: false,
    });
  });
});
