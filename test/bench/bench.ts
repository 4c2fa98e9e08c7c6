/**
 * Trains the reference networks side by side with PyTorch, Keras and TensorFlow.js: `npm run bench -- [--quick] [--busy] [--write]
 * [network …]`. With --quick, rounds are a quarter as long. With --busy, for a machine that has other work, processor time counts in
 * place of the clock, and who waits on the processor stays away. With --write, docs/bench.md is made of it.
 */
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { NotTrainableError } from '../../src/nn/index.js';
import { matrixMultiplyPeak } from './machine.js';
import { matchOf, type Match } from './match.js';
import { networks } from './networks.js';
import { pageOf, tableOf } from './report.js';
import { mean } from './statistics.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false }, busy: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } },
});
const compared = networks.filter(({ name }) => (positionals.length > 0 ? positionals.includes(name) : name !== 'selu-1000'));
const rounds = values.quick ? 9 : 11;
/**
 * How far mean losses may lie apart. A net of 100 layers is up to 0.006 from itself after 160 steps when its first weights
 * are rounded otherwise, and after the 40 steps of a quick match 0.02.
 */
const SAME = values.quick ? 0.05 : 0.02;

const peaks: number[] = [];
const loads: number[] = [];
const matches: Match[] = [];
for (const network of compared) {
  // Here the first session of the process is made, before a Python is started beside it.
  peaks.push(await matrixMultiplyPeak());
  try {
    const match = await matchOf(values.quick ? { ...network, steps: Math.ceil(network.steps / 4) } : network, rounds, values.busy);
    matches.push(match);
    loads.push(loadavg()[0] ?? 0);
    console.log(tableOf([match], Math.max(...peaks)));
    const stranger = match.standings.find(({ lossDifference }) => !(lossDifference < SAME));
    if (stranger !== undefined) throw new Error(`${network.name}: ${stranger.name} computes something else than we do.`);
  } catch (error) {
    if (!(error instanceof NotTrainableError)) throw error;
    console.log(`${network.name}: left out. ${error.message}`);
  }
}
const load = mean(loads);
if (values.write) writeFileSync('docs/bench.md', pageOf(matches, { peak: Math.max(...peaks), rounds, load, isBusy: values.busy }));
