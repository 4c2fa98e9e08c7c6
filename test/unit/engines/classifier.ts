import type { EngineState, Engine, Program, ProgramRequest } from '../../../src/engines/index.js';
import {
  add,
  argMax,
  cast,
  differentiate,
  equal,
  greaterOrEqual,
  input,
  logSoftmax,
  matrixMultiply,
  multiply,
  negate,
  oneHot,
  randomUniform,
  reduceMean,
  reduceSum,
  relu,
  squareRoot,
  subtract,
  sumOfSquares,
  where,
  type StepGraph,
} from '../../../src/graph/index.js';

/** A small classifier of three bands of the plane, with dropout if asked for: something to run engines on. */

const SAMPLES = 60;
const SHAPES = { kernel1: [2, 16], bias1: [16], kernel2: [16, 3], bias2: [3] } as const;

export const names = Object.keys(SHAPES);

export const data: ProgramRequest['data'] = {
  x: { values: Uint8Array.from({ length: SAMPLES * 2 }, (_, index) => (index * 37) % 256), shape: [SAMPLES, 2] },
  y: { values: Uint8Array.from({ length: SAMPLES }, (_, index) => Math.floor(((index * 2 * 37) % 256) / 86)), shape: [SAMPLES] },
};

/** @param training Whether the step updates the weights, and drops units. */
export function classifierStep(batchSize: number, { training = true, dropout = 0 } = {}): StepGraph {
  const x = input('x', [batchSize, 2], 'uint8');
  const y = input('y', [batchSize], 'uint8');
  const rate = input('learning_rate', []);
  const [kernel1, bias1, kernel2, bias2] = [
    input('kernel1', SHAPES.kernel1),
    input('bias1', SHAPES.bias1),
    input('kernel2', SHAPES.kernel2),
    input('bias2', SHAPES.bias2),
  ];
  const scaled = multiply(cast(x, 'float32'), 1 / 256);
  const hidden = relu(add(matrixMultiply(scaled, kernel1), bias1));
  const kept = greaterOrEqual(randomUniform(hidden.shape, 0), dropout);
  const dropped = training && dropout > 0 ? where(kept, multiply(hidden, 1 / (1 - dropout)), 0) : hidden;
  const logits = add(matrixMultiply(dropped, kernel2), bias2);
  const truth = cast(y, 'int32');
  const loss = negate(reduceMean(reduceSum(multiply(oneHot(truth, 3), logSoftmax(logits)), [-1])));
  const accuracy = reduceMean(cast(equal(argMax(logits, -1), cast(truth, 'int64')), 'float32'));
  const variables = [kernel1, bias1, kernel2, bias2] as const;
  const gradients = differentiate(loss, variables);
  const state = variables.map((read, index) => ({
    name: names[index]!,
    shape: read.shape,
    read,
    next: training ? subtract(read, multiply(rate, gradients[index]!)) : read,
  }));
  return {
    batchSize,
    batchInputs: [
      { name: 'x', type: 'uint8', shape: [batchSize, 2], tensor: x },
      { name: 'y', type: 'uint8', shape: [batchSize], tensor: y },
    ],
    scalars: [{ name: 'learning_rate', tensor: rate }],
    state,
    measurements: [
      { name: 'loss', tensor: loss },
      { name: 'accuracy', tensor: accuracy },
      { name: 'gradientNorm', tensor: squareRoot(add(sumOfSquares(gradients[0]!), sumOfSquares(gradients[1]!))) },
    ],
  };
}

export function classifierState(engine: Engine): EngineState {
  const values = Object.entries(SHAPES).map(([name, shape]) => {
    const count = shape.reduce((product: number, length) => product * length, 1);
    const initial = Float32Array.from({ length: count }, (_, index) => (name.startsWith('bias') ? 0 : Math.sin(index * 7.3 + 1)));
    return [name, { shape, values: initial }] as const;
  });
  return engine.createState(new Map(values));
}

/** A request for steps whose batches walk through the samples. */
export function request(batchSize: number, firstStep: number, steps: number, given: Partial<ProgramRequest> = {}): ProgramRequest {
  return {
    rows: Int32Array.from({ length: steps * batchSize }, (_, index) => (((firstStep - 1) * batchSize + index) * 7) % SAMPLES),
    steps,
    data,
    scalars: { learning_rate: new Float32Array(steps).fill(0.5) },
    seed: 42,
    firstStep,
    ...given,
  };
}

/** Runs `steps` steps in calls of at most `chunk`, and returns the whole series of losses. */
export async function train(program: Program, state: EngineState, steps: number, chunk: number, seed = 42): Promise<number[]> {
  const losses: number[] = [];
  for (let done = 0; done < steps; done += chunk) {
    const part = Math.min(chunk, steps - done);
    const { measurements } = await program.run(state, request(4, done + 1, part, { seed }));
    losses.push(...measurements['loss']!);
  }
  return losses;
}
