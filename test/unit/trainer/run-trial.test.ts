import { describe, expect, it } from 'vitest';
import type { TrialRepetition, TrialResult } from '../../../src/protocol/index.js';
import { runTrial } from '../../../src/trainer/trial/run-trial.js';
import { shuffledOrder } from '../../../src/trainer/loop/order.js';
import { BatchOrder, type Batches } from '../../../src/trainer/trial/batch-order.js';
import { curveOf, stretchEnds } from '../../../src/trainer/trial/curve.js';
import { verdictOf } from '../../../src/trainer/trial/verdict.js';
import { compileStep, sequential } from '../../support/keras.js';
import { moons, surroundings, trialOf, usualLayers } from './trial-requests.js';

async function tried(written: string, fixed: string, given = {}): Promise<TrialResult> {
  const result = await runTrial(trialOf(written, fixed, given), surroundings());
  if (result === null) throw new Error('the trial was stopped');
  return result;
}

const deepSigmoid = Array.from({ length: 10 }, () => 'layers.Dense(16, activation="sigmoid")').join(', ');
const deepRelu = Array.from({ length: 10 }, () => 'layers.Dense(16, activation="relu", kernel_initializer="he_normal")').join(', ');
const output = 'layers.Dense(1, activation="sigmoid")';

describe('a trial of a fix', () => {
  it('finds the fix better that lets a net learn, over several seeds, and draws both curves', async () => {
    const result = await tried(moons(`${deepSigmoid}, ${output}`), moons(`${deepRelu}, ${output}`, { optimizer: '"sgd"' }), { seconds: 8 });
    expect(result.verdict).toMatchObject({ kind: 'fixed', metric: 'loss' });
    if (result.verdict.kind === 'incomparable') throw new Error('the losses mean the same');
    expect(result.verdict.fixed).toBeLessThan(result.verdict.written);
    expect(result.repetitions.length).toBeGreaterThan(1);
    expect(new Set(result.repetitions.map(({ seed }) => seed)).size).toBe(result.repetitions.length);
    for (const { written, fixed } of result.repetitions) {
      expect(written.losses).toHaveLength(result.steps.length);
      expect(fixed.losses).toHaveLength(result.steps.length);
    }
  });

  it('finds no clear difference between a file and the same file', async () => {
    const text = moons(usualLayers);
    const result = await tried(text, text, { seconds: 3 });
    expect(result.verdict).toMatchObject({ kind: 'unclear', spread: 0 });
    for (const { written, fixed } of result.repetitions) expect(written).toEqual(fixed);
  });

  it('compares the accuracy where the fix changes the loss', async () => {
    const written = moons(usualLayers, { loss: '"mean_squared_error"' });
    const result = await tried(written, moons(usualLayers), { seconds: 3 });
    expect(result.verdict).toMatchObject({ metric: 'accuracy' });
  });

  it('trains no longer than the file says, and says so', async () => {
    const text = moons(usualLayers, { fit: 'epochs=2, batch_size=100' });
    const result = await tried(text, text);
    expect(result).toMatchObject({ isWholeFit: true, stepsPerEpoch: 10, evaluatedOn: 'training' });
    expect(result.steps.at(-1)).toBe(20);
  });

  it('judges both by the same data where only one keeps some aside', async () => {
    const written = moons(usualLayers, { fit: 'epochs=1, batch_size=100' });
    const result = await tried(written, moons(usualLayers, { fit: 'epochs=1, batch_size=100, validation_split=0.1' }), { seconds: 2 });
    expect(result.evaluatedOn).toBe('training');
  });

  it('takes the smaller last batch of a pass as fit() does', async () => {
    const text = moons(usualLayers, { fit: 'epochs=2, batch_size=300' });
    const result = await tried(text, text);
    expect(result).toMatchObject({ isWholeFit: true, stepsPerEpoch: 4 });
    expect(result.steps).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    for (const { written } of result.repetitions) expect(written.losses.every(Number.isFinite)).toBe(true);
  });

  it('evaluates on validation data where there are such, and says what it leaves out', async () => {
    const text = moons(usualLayers, { fit: 'epochs=2, batch_size=100, validation_split=0.2, callbacks=[keras.callbacks.EarlyStopping(patience=2)]' });
    expect(await tried(text, text)).toMatchObject({ evaluatedOn: 'validation', leftOut: ['A trial runs no callbacks.'] });
  });

  it('stops when it is asked to', async () => {
    const around = surroundings();
    around.control.stop();
    expect(await runTrial(trialOf(moons(usualLayers), moons(usualLayers)), around)).toBeNull();
  });
});

describe('a verdict', () => {
  const side = { model: sequential([2], [['Dense', { units: 1 }]]), compile: compileStep({ optimizer: 'sgd', loss: 'mse' }) };
  const pair = (written: number, fixed: number, name = 'loss'): TrialRepetition => ({ seed: 1, written: { losses: [], metrics: { [name]: written } }, fixed: { losses: [], metrics: { [name]: fixed } } });
  const other = { ...side, compile: compileStep({ optimizer: 'sgd', loss: 'mae' }) };

  it.each([
    // t = 0.5 / (0.01 / √3) = 86.6, far above 4.303.
    ['a difference far above its spread', [pair(1, 0.49), pair(1, 0.5), pair(1, 0.51)], 'fixed'],
    ['a difference the other way', [pair(0.49, 1), pair(0.5, 1), pair(0.51, 1)], 'written'],
    // Mean 0.1, deviation 0.1: t = 1.73.
    ['a difference within its spread', [pair(1, 0.8), pair(1, 0.9), pair(1, 1)], 'unclear'],
    // Of the logarithms: mean 11.1, deviation 1.4. Of the differences alone, t = 1.6.
    ['losses of which one is far larger than the others', [pair(90_000, 0.4), pair(8000, 0.5), pair(30_000, 0.5)], 'fixed'],
    // The mean is lower as it is written, for one seed's sake.
    ['a difference that one seed makes', [pair(1, 0.5), pair(1, 0.6), pair(1, 100)], 'unclear'],
    ['losses below 0', [pair(-0.5, -0.9), pair(-0.51, -0.9), pair(-0.5, -0.91)], 'fixed'],
    ['one seed alone', [pair(1, 0.1)], 'unclear'],
    ['a difference of half a percent', [pair(1, 0.9949), pair(1, 0.995), pair(1, 0.9951)], 'unclear'],
    ['a loss that becomes NaN as it is written', [pair(Number.NaN, 1)], 'fixed'],
    ['losses that become NaN on both sides', [pair(Number.NaN, Number.NaN), pair(Number.NaN, Number.NaN)], 'unclear'],
  ])('on %s', (_, repetitions, kind) => {
    expect(verdictOf(side, side, repetitions).kind).toBe(kind);
  });

  it('takes a higher accuracy for better', () => {
    const repetitions = [pair(0.5, 0.9, 'accuracy'), pair(0.51, 0.9, 'accuracy'), pair(0.5, 0.91, 'accuracy')];
    expect(verdictOf(side, other, repetitions)).toMatchObject({ kind: 'fixed', metric: 'accuracy' });
  });

  it('compares no losses that mean different things', () => {
    expect(verdictOf(side, other, [pair(1, 0.1), pair(1, 0.1)])).toEqual({ kind: 'incomparable' });
  });

  it('compares no losses of which one has a penalty more', () => {
    const penalized = { ...side, model: sequential([2], [['Dense', { units: 1, kernel_regularizer: 'l2' }]]) };
    expect(verdictOf(side, penalized, [pair(1, 0.1), pair(1, 0.1)])).toEqual({ kind: 'incomparable' });
  });
});

describe('a curve', () => {
  it('has the mean of each stretch, all steps in one of them', () => {
    const ends = stretchEnds(320);
    expect([ends.length, ends.at(-1)]).toEqual([150, 320]);
    const losses = Array.from({ length: 320 }, (_, index) => index);
    const counts = ends.map((end, index) => end - (ends[index - 1] ?? 0));
    const sum = curveOf(losses, ends).reduce((total, mean, index) => total + mean * (counts[index] ?? 0), 0);
    expect(sum).toBeCloseTo((319 * 320) / 2, 6);
  });
});

describe('the order of batches', () => {
  const rowsOf = (batches: readonly Batches[]): number[] => batches.flatMap(({ rows }) => [...rows]);
  const settings = { samples: 10, batchSize: 4, shuffle: true, seed: 7 };

  it('takes each sample once a pass, the last batch with those that are left, and goes on where it stopped', () => {
    const [together, apart] = [new BatchOrder(settings), new BatchOrder(settings)];
    const batches = together.take(6);
    expect(batches.map(({ steps, batchSize }) => [steps, batchSize])).toEqual([[2, 4], [1, 2], [2, 4], [1, 2]]);
    expect(rowsOf(batches)).toEqual([...rowsOf(apart.take(1)), ...rowsOf(apart.take(3)), ...rowsOf(apart.take(2))]);
    const inOrder = Array.from({ length: 10 }, (_, index) => index);
    for (const pass of [rowsOf(batches).slice(0, 10), rowsOf(batches).slice(10)]) expect(pass.toSorted((one, other) => one - other)).toEqual(inOrder);
  });

  it('is that of fit()', () => {
    const pass = shuffledOrder(10, settings.seed, 1);
    expect(rowsOf(new BatchOrder(settings).take(3))).toEqual([...pass]);
  });

  it('has no smaller batch where the samples fill them all', () => {
    const even = new BatchOrder({ ...settings, samples: 8 });
    expect(even.take(5).map(({ steps, batchSize }) => [steps, batchSize])).toEqual([[2, 4], [2, 4], [1, 4]]);
  });
});
