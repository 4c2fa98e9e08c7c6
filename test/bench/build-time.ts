/**
 * How long it takes to build the graph and the session of deep networks, in processor time, each in a process of its own
 * as a run of the trainer is: `node test/bench/run.mjs build-time.ts`. Fails where 100 layers take more than 300 ms, 1,000
 * more than 5 s, or a layer of a deeper network more than one of 100.
 */
import { execFileSync } from 'node:child_process';
import { findEngine } from '../../src/engines/index.js';
import { trainingStep } from '../../src/nn/index.js';
import { deep } from './networks.js';
import { settingsOf } from './settings.js';

const DEPTHS = [100, 200, 500, 1000, 2000];
const REPETITIONS = 5;
/** In milliseconds, by the number of layers. */
const LIMITS: ReadonlyMap<number, number> = new Map([[100, 300], [1000, 5000]]);

const [depth] = process.argv.slice(2);
if (depth === undefined) compare();
else await build(Number(depth));

function compare(): void {
  const times = DEPTHS.map((layers): [number, number] => {
    const run = (): number => Number(execFileSync(process.execPath, ['test/bench/run.mjs', 'build-time.ts', String(layers)], { encoding: 'utf8' }));
    const least = Math.min(...Array.from({ length: REPETITIONS }, run));
    console.log(`${layers} layers: ${least.toFixed(0)} ms, ${((1000 * least) / layers).toFixed(0)} µs a layer`);
    return [layers, least];
  });
  const [[layersFirst, timeFirst] = [1, 0]] = times;
  for (const [layers, time] of times) {
    const limit = Math.min(LIMITS.get(layers) ?? Infinity, (timeFirst / layersFirst) * layers);
    if (time > limit) throw new Error(`${layers} layers take ${time.toFixed(0)} ms, more than ${limit.toFixed(0)}.`);
  }
}

async function build(layers: number): Promise<void> {
  const settings = settingsOf(deep(layers));
  // The library is loaded once a process, whatever is built.
  const engine = await findEngine('onnxruntime');
  const before = process.cpuUsage();
  const program = await engine.compile(trainingStep(settings));
  const { user, system } = process.cpuUsage(before);
  await program.dispose();
  console.log((user + system) / 1000);
}
