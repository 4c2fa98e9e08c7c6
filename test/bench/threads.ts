/**
 * Trains networks with one thread and with two, side by side, and says by the clock which is faster:
 * `node test/bench/run.mjs threads.ts [network …]`. The rule in src/engines/onnxruntime/threads.ts comes from here.
 */
import { OnnxruntimeEngine } from '../../src/engines/onnxruntime/engine.js';
import { loadRuntime } from '../../src/engines/onnxruntime/runtime.js';
import { threadsFor } from '../../src/engines/onnxruntime/threads.js';
import { productsOf } from '../../src/graph/index.js';
import { trainingStep } from '../../src/nn/index.js';
import { gradlens } from './contenders/gradlens.js';
import { taskOf } from './contenders/task.js';
import { networks, networksOfManySizes } from './networks.js';
import { median } from './statistics.js';

const ROUNDS = 9;
const wanted = process.argv.slice(2);
const all = [...networks.filter(({ name }) => name !== 'selu-1000'), ...networksOfManySizes];
const runtime = await loadRuntime();
console.log('| network | operations a product | one thread, ms | two, ms | gain | chosen |\n| --- | --- | --- | --- | --- | --- |');
for (const network of all.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  const task = taskOf(network);
  const products = productsOf(trainingStep(task.settings));
  const contenders = await Promise.all([1, 2].map((threads) => gradlens(task, { name: String(threads), engine: new OnnxruntimeEngine(runtime, 'cpu', () => threads) })));
  const times: number[][] = contenders.map(() => []);
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [index, contender] of contenders.entries()) {
      const { seconds } = await contender.run(network.steps);
      if (round > 0) times[index]?.push((1000 * seconds) / network.steps);
    }
  }
  const [one = NaN, two = NaN] = times.map(median);
  const ratio = median((times[0] ?? []).map((time, round) => time / (times[1]?.[round] ?? NaN)));
  const operations = (products.operations / products.count / 1e6).toFixed(2);
  console.log(`| ${network.name} | ${operations} M | ${one.toFixed(3)} | ${two.toFixed(3)} | ${ratio.toFixed(2)} × | ${threadsFor(products)} |`);
  await Promise.all(contenders.map((contender) => contender.dispose()));
  task.dispose();
}
