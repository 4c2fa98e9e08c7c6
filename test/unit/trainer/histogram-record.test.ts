import { describe, expect, it } from 'vitest';
import type { EngineState } from '../../../src/engines/index.js';
import type { TrainerEventOf } from '../../../src/protocol/index.js';
import { HistogramRecord } from '../../../src/trainer/loop/histogram-record.js';
import { sequential } from '../../support/keras.js';

const model = sequential([4], [['Dense', { units: 5 }]]);

/** A state in which all numbers are the same. */
function stateOf(value: number): EngineState {
  return { names: ['dense/kernel', 'dense/bias'], read: (name) => new Float32Array(name.endsWith('kernel') ? 20 : 5).fill(value), write: () => undefined };
}

/** A record of chunks of three steps in batches of two, and what it tells. */
function recording(compilation: number) {
  const told: TrainerEventOf<'histograms'>[] = [];
  const batches: number[][] = [];
  const record = new HistogramRecord(
    {
      model,
      state: stateOf(1),
      gradients: ({ rows }) => {
        batches.push([...rows]);
        return Promise.resolve(stateOf(2));
      },
      tell: (event) => told.push(event),
    },
    compilation,
  );
  const chunk = (firstStep: number, trained: number): Promise<void> =>
    record.stepsEnd({ rows: Int32Array.of(0, 1, 2, 3, 4, 5), steps: 3, batchSize: 2, firstStep }, trained);
  const kinds = (): string[][] => told.map(({ step, histograms }) => [String(step), ...histograms.map(({ name }) => name)]);
  return { record, chunk, kinds, told, batches };
}

const weights = ['weights/dense/kernel', 'weights/dense/bias'];
const gradients = ['gradients/dense/kernel', 'gradients/dense/bias'];

describe('How weights and gradients lie', () => {
  it('is told before the first step, after half a second, and at the end, with the gradients of the last batch', async () => {
    const { record, chunk, kinds, told, batches } = recording(0.01);
    record.begin(0);
    await chunk(1, 0.1);
    await chunk(4, 0.6);
    await chunk(7, 0.7);
    await record.end();
    expect(kinds()).toEqual([['0', ...weights], ['6', ...weights, ...gradients], ['9', ...weights, ...gradients]]);
    expect(batches).toEqual([[4, 5], [4, 5]]);
    expect(told[1]!.histograms.map(({ minimum, count }) => [minimum, count])).toEqual([[1, 20], [1, 5], [2, 20], [2, 5]]);
  });

  it('is not told twice at the end', async () => {
    const { record, chunk, kinds } = recording(0.01);
    await chunk(1, 1);
    await record.end();
    expect(kinds()).toEqual([['3', ...weights, ...gradients]]);
  });

  it('leaves the gradients for later where their program takes long to compile, at the latest for the end', async () => {
    const { record, chunk, kinds } = recording(1);
    await chunk(1, 1);
    await chunk(4, 2);
    await record.end();
    expect(kinds()).toEqual([['3', ...weights], ['6', ...weights], ['6', ...gradients]]);
    const longer = recording(1);
    await longer.chunk(1, 11);
    expect(longer.kinds()).toEqual([['3', ...weights, ...gradients]]);
  });

  it('is told ever more seldom: some hundred times of a day', async () => {
    const { chunk, told } = recording(0.01);
    for (let second = 0; second < 86_400; second += 10) await chunk(1 + second, second);
    expect(told.length).toBeGreaterThan(50);
    expect(told.length).toBeLessThan(130);
  });

  it('is not looked at before the first step where that would keep people waiting', () => {
    const told: unknown[] = [];
    const options = { model: sequential([2000], [['Dense', { units: 3000 }]]), state: stateOf(1), gradients: () => Promise.resolve(null), tell: (event: unknown) => void told.push(event) };
    new HistogramRecord(options, 0).begin(0);
    expect(told).toEqual([]);
  });
});
