import { describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engines/index.js';
import { trainingStep } from '../../src/nn/index.js';
import { onnxruntime, tfjsEngines } from '../support/engines.js';
import { Stepper } from '../support/steps.js';
import { drawingCases } from './drawing-cases.js';
import { batch, trainingCases, type TrainingCase } from './training-case.js';
import { firstState, learningRateOf, settingsOf } from './training-run.js';

const STEPS = 50;

/** Of the learning rate that Keras was given: at that some recurrent runs are chaotic, and rounding grows tenfold every few steps. */
const shareOfRate = ({ name }: TrainingCase): number => (name.startsWith('recurrent:') ? 0.1 : 1);

/** Lion takes the sign of a difference, which sooner or later is one that rounding decides. */
const STEPS_UNTIL_SIGNS_FLIP: ReadonlyMap<string, number> = new Map([['optimizer: Lion', 20]]);

/** Equal values are normalized to zeros, so nothing but rounding flows back to the layer before. */
const NOTHING_BUT_ROUNDING: ReadonlyMap<string, string> = new Map([['layer: RepeatVector', 'gradientNorm/dense']]);

/** float32 rounds at 6e-8; two right engines that sum in another order agree to this after 50 steps. */
const TOLERANCE = 1e-5;

/** What a run measured in each step, and what it came to. */
interface Run {
  readonly measured: readonly Readonly<Record<string, number>>[];
  readonly state: ReadonlyMap<string, Float32Array>;
}

async function run(engine: Engine, one: TrainingCase): Promise<Run> {
  const settings = settingsOf(one);
  const state = firstState(engine, settings);
  const training = await Stepper.of(engine, trainingStep(settings), state);
  const rate = learningRateOf(settings) * shareOfRate(one);
  const measured: Readonly<Record<string, number>>[] = [];
  for (let step = 0; step < (STEPS_UNTIL_SIGNS_FLIP.get(one.name) ?? STEPS); step += 1) {
    measured.push(await training.step(step + 1, batch(step, one), rate));
  }
  await training.dispose();
  return { measured, state: new Map(state.names.map((name) => [name, state.read(name)])) };
}

describe.each(tfjsEngines)('$title agrees with onnxruntime', ({ engine }) => {
  it.each([...trainingCases(), ...drawingCases()])('on $name', async (one) => {
    const [ours, theirs] = [await run(engine, one), await run(onnxruntime.engine, one)];
    ours.measured.forEach((values, step) => {
      for (const [name, value] of Object.entries(theirs.measured[step]!)) {
        if (name === NOTHING_BUT_ROUNDING.get(one.name)) continue;
        expectClose([values[name]!], [value], `${name} of step ${step + 1}`);
      }
    });
    for (const [name, values] of theirs.state) expectClose(ours.state.get(name)!, values, name);
  });
});

/** Compares with the largest of all values; below a thousandth, with that. */
function expectClose(ours: ArrayLike<number>, theirs: ArrayLike<number>, what: string): void {
  const greatest = (values: number[]): number => values.reduce((sum, value) => Math.max(sum, Math.abs(value)), 0);
  const difference = greatest(Array.from(theirs, (value, index) => ours[index]! - value));
  expect(difference / Math.max(greatest(Array.from(theirs)), 1e-3), what).toBeLessThan(TOLERANCE);
}
