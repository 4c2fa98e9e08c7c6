/**
 * How long our steps of the reference networks take, in processor time, and how long it takes to build one:
 * `node test/bench/run.mjs step-time.ts [network …]`
 */
import { gradlens } from './contenders/gradlens.js';
import { taskOf } from './contenders/task.js';
import { networks } from './networks.js';
import { median } from './statistics.js';

const ROUNDS = 15;
const chosen = process.argv.slice(2);

for (const network of networks.filter(({ name }) => chosen.length === 0 || chosen.includes(name))) {
  const task = taskOf({ ...network, steps: Math.ceil(network.steps / 4) });
  const contender = await gradlens(task);
  const times: number[] = [];
  let loss = NaN;
  for (let round = 0; round < ROUNDS; round += 1) {
    const { processorSeconds, losses } = await contender.run(task.network.steps);
    times.push((1000 * processorSeconds) / losses.length);
    loss = losses.at(-1)!;
  }
  await contender.dispose();
  task.dispose();
  const step = `${median(times).toFixed(3)} ms (best ${Math.min(...times).toFixed(3)})`;
  console.log(`${network.name.padEnd(15)} build ${contender.buildMilliseconds.toFixed(0)} ms   step ${step}   loss ${loss.toFixed(3)}`);
}
