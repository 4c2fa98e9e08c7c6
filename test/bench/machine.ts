import { cpus } from 'node:os';
import { findEngine } from '../../src/engines/index.js';
import { elementCount, input, matrixMultiply, multiply, scanBody, topologicalOrder, type StepGraph, type Tensor } from '../../src/graph/index.js';

/** The length of the matrices that show what a machine can do at best: they and their product fit into the caches. */
const LENGTH = 512;
const PRODUCTS = 20;

/** What the machine is, for people. */
export function machineName(): string {
  return `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores`;
}

/** Multiplies square matrices, and returns the floating-point operations a second of processor time, the best of many calls. */
export async function matrixMultiplyPeak(): Promise<number> {
  const engine = await findEngine('onnxruntime');
  const shape = [LENGTH, LENGTH];
  const [a, b] = [input('a', shape), input('b', shape)];
  const state = [
    { name: 'a', shape, read: a, next: multiply(matrixMultiply(a, b), 1 / LENGTH) },
    { name: 'b', shape, read: b, next: b },
  ];
  const program = await engine.compile({ batchSize: 1, batchInputs: [], scalars: [], state, measurements: [] });
  const values = new Float32Array(LENGTH ** 2).fill(1);
  const variables = engine.createState(new Map([['a', { shape, values }], ['b', { shape, values }]]));
  let best = Infinity;
  for (let call = 0; call < 20; call += 1) {
    const before = process.cpuUsage();
    await program.run(variables, { rows: new Int32Array(PRODUCTS), steps: PRODUCTS, data: {}, scalars: {}, seed: 1, firstStep: 1 });
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  await program.dispose();
  return (2 * LENGTH ** 3 * PRODUCTS) / (best / 1000);
}

/** The floating-point operations of the matrix products and convolutions of one step. */
export function productOperations({ state, measurements }: StepGraph): number {
  const roots = [...state.map(({ next }) => next), ...measurements.map(({ tensor }) => tensor)];
  return topologicalOrder(roots).reduce((sum, tensor) => sum + operationsOf(tensor), 0);
}

function operationsOf({ operation, inputs, shape, attributes }: Tensor): number {
  const [left, right] = inputs;
  if (left === undefined || right === undefined) return 0;
  switch (operation) {
    case 'Scan': {
      const { carries, tensors } = scanBody(attributes);
      const steps = inputs[carries.length]?.shape[0] ?? 0;
      return steps * tensors.reduce((sum, tensor) => sum + operationsOf(tensor), 0);
    }
    case 'MatMul':
    case 'PatchProduct': {
      const inner = left.shape.at(attributes['transposeA'] === true ? -2 : -1) ?? 1;
      return 2 * elementCount(shape) * inner;
    }
    case 'Conv':
      return 2 * elementCount(shape) * elementCount(right.shape.slice(1));
    case 'ConvTranspose':
      return 2 * elementCount(left.shape) * elementCount(right.shape.slice(1));
    default:
      return 0;
  }
}
