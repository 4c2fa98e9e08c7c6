import { cpus } from 'node:os';
import { findEngine } from '../../src/engines/index.js';
import { input, matrixMultiply, multiply } from '../../src/graph/index.js';

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
