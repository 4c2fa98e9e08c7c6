/**
 * How long a step of the reference networks takes, and how long it takes to build one, with all gradient norms on.
 * `node test/bench/step-time.mjs [network …]`
 */
import { findEngine } from '../../src/engines/index.js';
import { initialState, trainingStep } from '../../src/nn/index.js';
import { networks } from './networks.js';
import { settingsOf } from './settings.js';

const ROUNDS = 15;
const SAMPLES = 4096;

/** Image-like noise; the values do not matter for the time. */
function images(): Float32Array {
  return Float32Array.from({ length: SAMPLES * 784 }, (_, index) => Math.abs(Math.sin(index * 12.9898)) * (index % 3 === 0 ? 1 : 0));
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
}

async function measure(name: string): Promise<void> {
  const engine = await findEngine('onnxruntime');
  const settings = settingsOf(networks.find((network) => network.name === name)!);
  const start = performance.now();
  const graph = trainingStep(settings);
  const built = performance.now();
  const program = await engine.compile(graph);
  const compiled = performance.now();
  const state = engine.createState(initialState(settings.model, settings.compile, 1));
  const steps = name.startsWith('selu') || name.startsWith('cnn') ? 20 : 100;
  const data = {
    x: { values: images(), shape: [SAMPLES, ...settings.x.shape] },
    y: { values: Uint8Array.from({ length: SAMPLES }, (_, index) => index % 10), shape: [SAMPLES] },
  };
  const rows = Int32Array.from({ length: steps * 32 }, (_, index) => (index * 7919) % SAMPLES);
  const times: number[] = [];
  let loss = NaN;
  for (let round = 0; round < ROUNDS; round += 1) {
    const iteration = Float32Array.from({ length: steps }, (_, step) => 1 + round * steps + step);
    const scalars = { learning_rate: new Float32Array(steps).fill(0.001), iteration };
    const before = performance.now();
    const { measurements } = await program.run(state, { rows, steps, data, scalars, seed: 1, firstStep: 1 + round * steps });
    times.push((performance.now() - before) / steps);
    loss = measurements['loss']!.at(-1)!;
  }
  await program.dispose();
  const report = [
    name.padEnd(14),
    `graph ${(built - start).toFixed(0)} ms`,
    `session ${(compiled - built).toFixed(0)} ms`,
    `step ${median(times).toFixed(2)} ms (best ${Math.min(...times).toFixed(2)})`,
    `loss ${loss.toFixed(3)}`,
  ];
  console.log(report.join('   '));
}

const chosen = process.argv.slice(2);
for (const name of chosen.length > 0 ? chosen : networks.map((network) => network.name)) await measure(name);
