/**
 * Whether memory stays flat: 20,000 steps of a network, with the resident memory of the process every 1,000 steps:
 * `node test/bench/run.mjs long-run.ts [network]`. Fails where it still grows in the second half.
 */
import { gradlens } from './contenders/gradlens.js';
import { taskOf } from './contenders/task.js';
import { networks } from './networks.js';
import { mean } from './statistics.js';

const STEPS = 20_000;
const EVERY = 1000;
/** What may come and go with the garbage collector, in megabytes. */
const TOLERANCE = 10;

const [name = 'mlp'] = process.argv.slice(2);
const task = taskOf({ ...networks.find((network) => network.name === name)!, steps: EVERY });
const contender = await gradlens(task);
const memory: number[] = [];
for (let done = 0; done < STEPS; done += EVERY) {
  await contender.run(EVERY);
  memory.push(process.memoryUsage().rss / 2 ** 20);
}
await contender.dispose();
task.dispose();
console.log(`${name}: ${memory.map((megabytes) => megabytes.toFixed(0)).join(' ')} MB`);
const quarter = memory.length / 4;
const [third, last] = [mean(memory.slice(2 * quarter, 3 * quarter)), mean(memory.slice(3 * quarter))];
if (last - third > TOLERANCE) throw new Error(`Memory grows: ${third.toFixed(0)} MB in the third quarter, ${last.toFixed(0)} MB in the last.`);
