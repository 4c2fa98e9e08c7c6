import { writeFileSync } from 'node:fs';
import { readPython } from '../../src/readers/index.js';
import { sweptRate, usualSteps } from '../../src/trainer/rates/sweep.js';
import { TrainingControl } from '../../src/trainer/loop/control.js';
import { TrialEvaluation } from '../../src/trainer/trial/evaluation.js';
import { engineFor, prepareFit } from '../../src/trainer/trial/prepared-fit.js';
import { TrainingProgram } from '../../src/trainer/trial/short-training.js';
import { nets, type Net } from './nets.js';

/**
 * Measures nets for the rules of the learning-rate finder: the losses of sweeps, step by step, and the validation loss
 * after 400 steps at each rate of a grid. `node test/bench/run.mjs ../trials/measure-rates.ts FILE [FOLDER…]` writes them (the folders hold
 * scikit-learn's digits, where that is not installed);
 * judge-rates.ts makes the table of them.
 */

/** What was measured of a net. */
export interface MeasuredNet {
  readonly name: string;
  /** The losses of each sweep, by steps; not cut off. */
  readonly sweeps: readonly (readonly number[])[];
  /** The mean validation loss of two seeds, by rates. */
  readonly grid: readonly { readonly rate: number; readonly loss: number }[];
}

const sweepCount = 20;
const gridSteps = 400;
const gridSeeds = [1, 2] as const;
const gridRates = Array.from({ length: 15 }, (_, index) => 10 ** (-6 + index / 2));

async function measured({ name, code }: Net): Promise<MeasuredNet> {
  const { plan } = readPython({ path: `${name}.py`, text: code });
  const fitStep = plan.steps.findLastIndex(({ kind }) => kind === 'fit');
  const request = { protocolVersion: 1 as const, plan, fitStep, engine: 'onnxruntime', seed: 42, dataFolders, mayDownload: false, overrides: {}, seconds: 60 };
  const surroundings = { control: new TrainingControl(), tell: () => undefined, log: (text: string) => void process.stderr.write(text) };
  const prepared = await prepareFit(request, request, await engineFor(request, surroundings), surroundings);
  if (prepared === null) throw new Error('it was stopped');
  const [program, evaluation] = [await TrainingProgram.compile(prepared), await TrialEvaluation.compile(prepared, 'validation')];
  const sweeps: number[][] = [];
  for (let seed = 100; seed < 100 + sweepCount; seed += 1) {
    const training = program.begin(seed, (step) => sweptRate(step, usualSteps));
    await training.advance(usualSteps);
    sweeps.push([...training.losses]);
  }
  const grid: { rate: number; loss: number }[] = [];
  for (const rate of gridRates) {
    let sum = 0;
    for (const seed of gridSeeds) {
      const training = program.begin(seed, () => rate);
      await training.advance(gridSteps);
      sum += (await evaluation.of(training.state, seed))['loss'] ?? Number.NaN;
    }
    grid.push({ rate, loss: sum / gridSeeds.length });
  }
  await Promise.all([program.dispose(), evaluation.dispose()]);
  return { name, sweeps, grid };
}

const [, , file = 'rates.json', ...dataFolders] = process.argv;
const all: MeasuredNet[] = [];
for (const net of nets) {
  all.push(await measured(net));
  process.stderr.write(`${net.name}\n`);
}
writeFileSync(file, JSON.stringify(all, (_, value: unknown) => (typeof value === 'number' ? (Number.isFinite(value) ? Number(value.toPrecision(6)) : 1e30) : value)));
