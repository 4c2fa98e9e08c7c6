/**
 * How long a probe ("Check gradients") of samples/selu_100.py takes, as the user waits for it, against what this machine
 * does at the same moment: starting Node, and a hundred training steps of the same net at the same batch size.
 *
 *     node test/bench/run.mjs probe-time.ts [--rounds 9]
 *
 * Each round is a process of its own, as each trainer is: the first probe finds the engine and the data, the second has
 * them. The time is the one that the probe tells of itself (`ProbeResult.seconds`: data, graph, session, one step). The
 * ratios hold on any machine, seconds on a quiet one. Writes test/bench/probe-time.md.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { ProbeRequest } from '../../src/protocol/index.js';
import { readPython } from '../../src/readers/index.js';
import { probe } from '../../src/trainer/probe/probe.js';
import { gradlens } from './contenders/gradlens.js';
import { taskOf } from './contenders/task.js';
import { machineName } from './machine.js';
import { deep } from './networks.js';
import { median } from './statistics.js';

const sample = 'samples/selu_100.py';
const hundred = 100;

/** By the clock and of processor time. */
interface Seconds {
  readonly clock: number;
  readonly processor: number;
}

interface Round {
  readonly first: Seconds;
  readonly second: Seconds;
  readonly steps: Seconds;
}

const { values: { rounds, child } } = parseArgs({
  args: process.argv.slice(2), options: { rounds: { type: 'string', default: '9' }, child: { type: 'boolean', default: false } },
});
if (child) console.log(JSON.stringify(await round()));
else compare(Number(rounds));

async function round(): Promise<Round> {
  const { plan } = readPython({ path: sample, text: readFileSync(sample, 'utf8') });
  const [model] = plan.models;
  if (model === undefined) throw new Error(`${sample} has no model.`);
  const request: ProbeRequest = { type: 'probe', protocolVersion: 1, plan, model: model.id, engine: 'onnxruntime', seed: 42, dataFolders: [], mayDownload: false };
  const seconds = async (): Promise<Seconds> => {
    const before = process.cpuUsage();
    const { seconds: clock } = await probe(request, () => undefined);
    const { user, system } = process.cpuUsage(before);
    return { clock, processor: (user + system) / 1e6 };
  };
  const [first, second] = [await seconds(), await seconds()];
  const task = taskOf(deep(hundred, { steps: hundred }));
  const contender = await gradlens(task);
  const { seconds: clock, processorSeconds: processor } = await contender.run(hundred);
  await contender.dispose();
  task.dispose();
  return { first, second, steps: { clock, processor } };
}

function compare(count: number): void {
  const measured = Array.from({ length: count }, () => {
    const begin = performance.now();
    execFileSync(process.execPath, ['--eval', '0']);
    const start = (performance.now() - begin) / 1000;
    return { start, ...(JSON.parse(execFileSync(process.execPath, ['test/bench/run.mjs', 'probe-time.ts', '--child'], { encoding: 'utf8' })) as Round) };
  });
  const row = (title: string, of: 'first' | 'second'): string => {
    const seconds = measured.map((each) => each[of].clock);
    const toStart = median(measured.map((each) => each[of].clock / each.start));
    const toSteps = median(measured.map((each) => each[of].processor / each.steps.processor));
    const processor = median(measured.map((each) => each[of].processor));
    return `| ${title} | ${toStart.toFixed(1)} | ${toSteps.toFixed(1)} | ${median(seconds).toFixed(2)} | ${Math.min(...seconds).toFixed(2)} | ${processor.toFixed(2)} |`;
  };
  const page = [
    '# How long a probe takes',
    '',
    `Written by \`node test/bench/run.mjs probe-time.ts\`; see there. ${count} rounds on ${machineName()}, of \`${sample}\`: a hundred layers of SELU, 256 samples of its own data.`,
    '',
    '| probe | times a start of Node, by the clock | times 100 training steps, of processor time | seconds, median | seconds, least | seconds of processor time, median |',
    '|---|---|---|---|---|---|',
    row('first of a trainer', 'first'),
    row('second', 'second'),
    '',
  ].join('\n');
  writeFileSync('test/bench/probe-time.md', page);
  console.log(page);
}
