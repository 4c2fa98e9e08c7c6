import { describe, expect, it } from 'vitest';
import type { TrainerEvent } from '../../../src/protocol/index.js';
import { ChunkSize } from '../../../src/trainer/loop/chunk-size.js';
import { TrainingControl } from '../../../src/trainer/loop/control.js';
import { EpochMeans } from '../../../src/trainer/loop/epoch-means.js';
import { shuffledOrder } from '../../../src/trainer/loop/order.js';
import { Outbox } from '../../../src/trainer/loop/outbox.js';
import { Stopwatch } from '../../../src/trainer/loop/stopwatch.js';

describe('The order of an epoch', () => {
  it('has every sample once', () => {
    expect([...shuffledOrder(1000, 42, 1)].sort((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, index) => index));
  });

  it('depends on the seed and the epoch alone', () => {
    expect(shuffledOrder(100, 42, 3)).toEqual(shuffledOrder(100, 42, 3));
    expect(shuffledOrder(100, 42, 4)).not.toEqual(shuffledOrder(100, 42, 3));
    expect(shuffledOrder(100, 43, 3)).not.toEqual(shuffledOrder(100, 42, 3));
  });

  it('puts every sample everywhere about as often', () => {
    const epochs = 6000;
    const size = 6;
    const counts = Array.from({ length: size * size }, () => 0);
    for (let epoch = 1; epoch <= epochs; epoch += 1) {
      shuffledOrder(size, 7, epoch).forEach((sample, place) => {
        counts[sample * size + place]! += 1;
      });
    }
    // χ² with 25 degrees of freedom is below 52.6 in 99.9 % of fair shuffles.
    const expected = epochs / size;
    expect(counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)).toBeLessThan(52.6);
  });
});

describe('The size of a chunk', () => {
  /** The sizes that come about when a step takes so many milliseconds. */
  function sizes(stepTime: number, calls: number, chunk = new ChunkSize()): number[] {
    return Array.from({ length: calls }, () => {
      const { steps } = chunk;
      chunk.measured(steps, steps * stepTime);
      return steps;
    });
  }

  it('begins with one step, for the first point on the chart', () => {
    expect(sizes(1, 1)).toEqual([1]);
  });

  it('grows until a call lasts about 25 ms', () => {
    expect(sizes(0.5, 6).at(-1)).toBe(48);
    expect(sizes(0.001, 20).at(-1)! * 0.001).toBeLessThanOrEqual(25);
  });

  it('is one step where a step takes longer', () => {
    expect(sizes(200, 5)).toEqual([1, 1, 1, 1, 1]);
  });

  it('shrinks at once when steps become slower', () => {
    const chunk = new ChunkSize();
    sizes(0.5, 6, chunk);
    sizes(5, 1, chunk);
    expect(chunk.steps).toBe(4);
  });
});

describe('The means of an epoch', () => {
  const summaries = new Map([['loss', 'mean'], ['root', 'rootMeanSquare']] as const);

  it('weigh each step by its samples', () => {
    const means = new EpochMeans(summaries);
    means.add({ loss: Float32Array.of(1, 2), root: Float32Array.of(1, 1), 'gradientNorm/dense': Float32Array.of(9, 9) }, 32);
    means.add({ loss: Float32Array.of(5), root: Float32Array.of(3) }, 16);
    expect(means.values('val_')).toEqual({ val_loss: (32 + 64 + 80) / 80, val_root: Math.sqrt((64 + 16 * 9) / 80) });
  });

  it('are NaN where a step was, and nothing before the first step', () => {
    const means = new EpochMeans(summaries);
    expect(means.values()).toEqual({});
    means.add({ loss: Float32Array.of(1, NaN), root: Float32Array.of(1, Infinity) }, 1);
    expect(means.values()).toEqual({ loss: NaN, root: Infinity });
  });
});

describe('The outbox', () => {
  /** An outbox with a clock of its own, and what it sent. */
  function outbox(): { box: Outbox; sent: TrainerEvent[]; wait: (milliseconds: number) => void } {
    let now = 0;
    const sent: TrainerEvent[] = [];
    const box = new Outbox((event) => sent.push(event), () => now);
    return { box, sent, wait: (milliseconds) => (now += milliseconds) };
  }
  const epoch = { type: 'epoch', epoch: 1, step: 3, metrics: {}, seconds: 1 } as const;

  it('sends the first step at once and the next ones together, 50 ms later', () => {
    const { box, sent, wait } = outbox();
    box.add({ loss: Float32Array.of(3) }, 1);
    expect(sent).toHaveLength(1);
    box.add({ loss: Float32Array.of(2, 1) }, 2);
    wait(49);
    box.add({ loss: Float32Array.of(0.5) }, 1);
    expect(sent).toHaveLength(1);
    wait(1);
    box.add({ loss: Float32Array.of(0.25) }, 1);
    expect(sent[1]).toEqual({ type: 'telemetry', firstStep: 2, steps: 4, series: { loss: Float32Array.of(2, 1, 0.5, 0.25) } });
  });

  it('tells of an epoch after the frame with its last step', () => {
    const { box, sent } = outbox();
    box.add({ loss: Float32Array.of(3) }, 1);
    box.add({ loss: Float32Array.of(2) }, 1);
    box.addEpoch(epoch);
    box.flush();
    expect(sent.map(({ type }) => type)).toEqual(['telemetry', 'telemetry', 'epoch']);
    box.flush();
    expect(sent).toHaveLength(3);
  });
});

describe('The stopwatch', () => {
  it('does not count pauses', () => {
    let now = 1000;
    const watch = new Stopwatch(() => now);
    now += 2000;
    watch.pause();
    watch.pause();
    now += 60_000;
    expect(watch.seconds).toBe(2);
    watch.resume();
    watch.resume();
    now += 500;
    expect(watch.seconds).toBe(2.5);
  });
});

describe('The control of a run', () => {
  it('lets a paused run wait until it is resumed, or stopped', async () => {
    for (const wake of ['resume', 'stop'] as const) {
      const control = new TrainingControl();
      control.pause();
      expect(control.shouldPause).toBe(true);
      const waiting = control.resumed();
      control[wake]();
      await waiting;
      expect(control.shouldPause).toBe(false);
      expect(control.mayGoOn()).toBe(wake === 'resume');
    }
  });

  it('ends an aborted run with the error, wherever it is', async () => {
    const control = new TrainingControl();
    control.abort(new Error('first'));
    control.abort(new Error('second'));
    await expect(control.stopRequested).rejects.toThrow('first');
    expect(() => control.mayGoOn()).toThrow('first');
  });
});
