import { describe, expect, it } from 'vitest';
import { NotTrainableError } from '../../../src/nn/index.js';
import type { LearningRateResult, RateSweep, TrialResult } from '../../../src/protocol/index.js';
import { findLearningRate } from '../../../src/trainer/rates/find-learning-rate.js';
import { planSweeps } from '../../../src/trainer/rates/plan-sweeps.js';
import { DebiasedAverage } from '../../../src/trainer/rates/smoothing.js';
import { suggestRate } from '../../../src/trainer/rates/suggest.js';
import { greatestRate, leastRate, SweptLoss, sweptRate } from '../../../src/trainer/rates/sweep.js';
import { runTrial } from '../../../src/trainer/trial/run-trial.js';
import { moons, searchIn, surroundings, trialOf, usualLayers } from './trial-requests.js';

async function found(text: string, given = {}): Promise<LearningRateResult> {
  const result = await findLearningRate(searchIn(text, given), surroundings());
  if (result === null) throw new Error('the search was stopped');
  return result;
}

async function tried(written: string, fixed: string): Promise<TrialResult> {
  const result = await runTrial(trialOf(written, fixed, { seconds: 5 }), surroundings());
  if (result === null) throw new Error('the trial was stopped');
  return result;
}

/** A sweep whose smoothed loss is a function of the rate. */
function swept(lossAt: (rate: number) => number): RateSweep {
  const rates = Array.from({ length: 100 }, (_, index) => sweptRate(index + 1, 100));
  const losses = rates.map(lossAt);
  return { rates, losses, fall: ((losses[0] ?? 0) - Math.min(...losses)) / (losses[0] ?? 0) };
}

/** Falls from 2 to 1 about a rate, and rises again at ten times that. */
const valleyAt = (rate: number): RateSweep => swept((at) => 2 - 1 / (1 + (rate / at) ** 2) + (at / (rate * 30)) ** 4);

describe('the learning-rate finder', () => {
  it('suggests a rate with which the loss falls, and draws the sweeps that it rests on', async () => {
    const result = await found(moons(usualLayers));
    expect(result).toMatchObject({ model: 'model', engine: 'onnxruntime', optimizer: 'SGD', current: 0.01, batchSize: 32, suggestion: { kind: 'found' } });
    expect(result.sweeps).toHaveLength(5);
    for (const { rates, losses } of result.sweeps) {
      expect(losses).toHaveLength(rates.length);
      expect(rates[0]).toBeCloseTo(leastRate, 12);
    }
    // Plain gradient descent on two moons with ReLU learns well between a twentieth and one.
    if (result.suggestion.kind !== 'found') throw new Error(result.suggestion.reason);
    expect(result.suggestion.rate).toBeGreaterThan(0.03);
    expect(result.suggestion.rate).toBeLessThan(1.5);
  });

  it('suggests a rate that trains further than that of the file in the same steps', async () => {
    const text = moons(usualLayers);
    const { suggestion } = await found(text);
    if (suggestion.kind !== 'found') throw new Error(suggestion.reason);
    const { verdict } = await tried(text, moons(usualLayers, { optimizer: `keras.optimizers.SGD(${suggestion.rate})` }));
    expect(verdict).toMatchObject({ kind: 'fixed' });
  });

  it('gives the same answer for the same seed', async () => {
    const [one, other] = [await found(moons(usualLayers)), await found(moons(usualLayers))];
    expect(one.sweeps).toEqual(other.sweeps);
    expect(one.suggestion).toEqual(other.suggestion);
  });

  it('begins each sweep with what the fit before has left, and leaves it as it is', async () => {
    const text = moons(usualLayers, { before: 'model.fit(x, y, epochs=30, batch_size=32)' });
    const [fresh, trained] = [await found(moons(usualLayers)), await found(text)];
    const firstLosses = ({ sweeps }: LearningRateResult): number[] => sweeps.map(({ losses }) => losses[9] ?? Number.NaN);
    expect(Math.max(...firstLosses(trained))).toBeLessThan(Math.min(...firstLosses(fresh)) * 0.8);
    // Had one sweep gone on with the weights that the one before has blown up, it would begin far above.
    expect(Math.max(...firstLosses(trained))).toBeLessThan(Math.min(...firstLosses(trained)) * 1.5);
  });

  it('says that noise says nothing', async () => {
    const text = `
import keras, numpy as np
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(8, activation="sigmoid"), keras.layers.Dense(1, activation="sigmoid")])
model.compile(optimizer="sgd", loss="binary_crossentropy")
rng = np.random.default_rng(1)
model.fit(rng.normal(size=(2000, 4)), rng.integers(0, 2, size=(2000,)), batch_size=32)
`;
    const { suggestion, isNoise } = await found(text);
    expect(isNoise).toBe(true);
    expect(suggestion).toMatchObject({ kind: 'none', reason: expect.stringContaining('fall by a tenth') as unknown });
  });

  it('names the schedule that the file has in the place of a rate', async () => {
    const schedule = 'keras.optimizers.SGD(keras.optimizers.schedules.ExponentialDecay(0.1, 100, 0.9))';
    expect((await found(moons(usualLayers, { optimizer: schedule }))).current).toBe('ExponentialDecay');
  });

  it('stops when it is asked to', async () => {
    const around = surroundings();
    around.control.stop();
    expect(await findLearningRate(searchIn(moons(usualLayers)), around)).toBeNull();
  });
});

describe('a suggestion', () => {
  it('is where half of the fall is done, in the median of sweeps, so that one that is far off does not count', () => {
    // 1 / (1 + (a / x)²) is a half at a.
    const half = valleyAt(0.01).rates.find((rate) => rate >= 0.01);
    for (const sweeps of [[valleyAt(0.01)], [valleyAt(0.01), valleyAt(0.0102), valleyAt(1e-4)]]) expect(suggestRate(sweeps, greatestRate)).toMatchObject({ kind: 'found', rate: half });
  });

  it('names where the loss falls most steeply', () => {
    const suggestion = suggestRate([valleyAt(0.01)], greatestRate);
    if (suggestion.kind !== 'found') throw new Error(suggestion.reason);
    // The steepest point of 1 / (1 + (a / x)²) on a logarithmic scale is a.
    expect(suggestion.steepest / 0.01).toBeGreaterThan(0.8);
    expect(suggestion.steepest / 0.01).toBeLessThan(1.25);
  });

  it('says so where the loss still falls at the largest rate', () => {
    // Halfway from 2 to 2 / 11 is 12 / 11, at a rate of 5 / 6.
    const falling = swept((rate) => 2 / (1 + rate));
    expect(suggestRate([falling], greatestRate)).toMatchObject({ kind: 'found', rate: falling.rates.find((rate) => rate >= 5 / 6), isOpenEnded: true });
  });

  it.each([
    ['falls by less than a tenth', swept((rate) => 2 - 0.1 / (1 + 0.01 / rate)), 'fall by a tenth'],
    ['rises from the first rate on', swept((rate) => 2 + Math.log10(rate / leastRate)), 'rises from the smallest rates'],
    ['is NaN at once', { rates: [leastRate], losses: [Number.NaN], fall: Number.NaN }, 'NaN or infinite'],
  ])('is refused in words where the loss %s', (_, one, words) => {
    const suggestion = suggestRate([one, one, valleyAt(0.01)], greatestRate);
    expect(suggestion).toMatchObject({ kind: 'none', reason: expect.stringContaining(words) as unknown });
  });
});

describe('a sweep', () => {
  it('rises by the same factor from step to step', () => {
    expect([1, 2, 3].map((step) => sweptRate(step, 3))).toEqual([leastRate, expect.closeTo(Math.sqrt(leastRate * greatestRate), 9), expect.closeTo(greatestRate, 9)]);
  });

  it('smooths without moving what it smooths, and counts a fall just before the loss blows up', () => {
    const followed = new SweptLoss(100);
    for (let step = 0; step < 80; step += 1) followed.add(1);
    for (let step = 0; step < 10; step += 1) followed.add(0.5);
    // 1 − 0.9¹⁰ of a half, in sum about a third.
    expect(followed.fall).toBeGreaterThan(0.3);
    expect([0, 71, 79, 80, 89].map((step) => followed.losses[step])).toEqual([1, 1, expect.closeTo(13 / 17, 12), expect.closeTo(12.5 / 17, 12), 0.5]);
  });

  it('smooths with an average that is not drawn to zero', () => {
    const average = new DebiasedAverage(0.5);
    // By hand: 4; (4 / 4 + 1 / 2) / (3 / 4); (4 / 8 + 1 / 4 + 1 / 2) / (7 / 8), of the values 4, 1, 1.
    expect([4, 1, 1].map((value) => average.add(value))).toEqual([4, expect.closeTo(2, 12), expect.closeTo(1.25 / 0.875, 12)]);
  });

  it('is over where the loss is four times the lowest, or no longer finite', () => {
    const [grown, broken, negative] = [new SweptLoss(100), new SweptLoss(100), new SweptLoss(100)];
    for (const loss of [1, 1, 1]) grown.add(loss);
    expect(grown.isOver).toBe(false);
    grown.add(1000);
    expect(grown.isOver).toBe(true);
    broken.add(1);
    broken.add(Number.NaN);
    broken.add(1);
    expect([broken.isOver, broken.losses.length]).toEqual([true, 2]);
    for (const loss of [-0.1, -0.9, -0.9]) negative.add(loss);
    expect(negative.isOver).toBe(false);
  });

  it.each([
    [1, 30, { sweeps: 5, steps: 100 }],
    [75, 30, { sweeps: 4, steps: 100 }],
    [200, 30, { sweeps: 3, steps: 50 }],
    [500, 30, { sweeps: 1, steps: 60 }],
  ])('of %d ms a step fits into %d seconds: %o', (stepTime, seconds, expected) => {
    expect(planSweeps(stepTime, seconds)).toEqual(expected);
  });

  it('is refused where it does not fit into the time', () => {
    expect(() => planSweeps(2000, 30)).toThrow(NotTrainableError);
    expect(() => planSweeps(2000, 30)).toThrow('Give it 80 seconds');
  });
});
