import type { Engine } from '../../src/engines/index.js';
import { input, stopGradient, type Tensor } from '../../src/graph/index.js';

/** Runs a float32 expression once, by giving it to an engine as the next value of a variable. */
export async function evaluate(engine: Engine, result: Tensor): Promise<Float32Array> {
  const before = input('result', result.shape);
  const state = engine.createState(
    new Map([['result', { shape: result.shape, values: new Float32Array(result.shape.reduce((a, b) => a * b, 1)) }]]),
  );
  const program = await engine.compile({
    batchSize: 1,
    batchInputs: [],
    scalars: [],
    state: [{ name: 'result', shape: result.shape, read: before, next: stopGradient(result) }],
    measurements: [],
  });
  await program.run(state, { rows: new Int32Array(1), steps: 1, data: {}, scalars: {}, seed: 0, firstStep: 1 });
  await program.dispose();
  return state.read('result');
}
