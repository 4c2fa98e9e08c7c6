/**
 * What measuring costs: steps of the reference networks with the norms of all gradients, against steps without, in
 * processor time. `node test/bench/run.mjs measuring-cost.ts [network …]`
 */
import type { StepGraph } from '../../src/graph/index.js';
import { gradlens } from './contenders/gradlens.js';
import { taskOf } from './contenders/task.js';
import { networks } from './networks.js';

const ROUNDS = 21;
const chosen = process.argv.slice(2);

/** The step without what is measured of layers. */
function bare(graph: StepGraph): StepGraph {
  return { ...graph, measurements: graph.measurements.filter(({ name }) => !name.includes('/')) };
}

for (const network of networks) {
  if (chosen.length > 0 ? !chosen.includes(network.name) : network.name === 'selu-1000') continue;
  const task = taskOf({ ...network, steps: Math.ceil(network.steps / 4) });
  const [all, none] = [await gradlens(task), await gradlens(task, { measure: bare })];
  const times: [number, number][] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const time = async (contender: typeof all): Promise<number> => (await contender.run(task.network.steps)).processorSeconds;
    times.push([await time(all), await time(none)]);
  }
  await Promise.all([all.dispose(), none.dispose()]);
  task.dispose();
  const least = (column: 0 | 1): number => Math.min(...times.map((pair) => pair[column]));
  const cost = least(0) / least(1) - 1;
  const step = least(0) / task.network.steps;
  console.log(`${network.name.padEnd(15)} measuring adds ${(100 * cost).toFixed(1)} % to a step (of ${(1000 * step).toFixed(3)} ms)`);
}
