import { describe, expect, it } from 'vitest';
import { compileStep } from '../../support/keras.js';
import { runOf, shallow, turns, watch } from './streams.js';

const chance = Math.log(10);
/** Noise of a batch, the same in every run of the test. */
const noise = (step: number): number => Math.sin(12.9898 * step) * 0.5;

describe('a bad start', () => {
  it('is seen where the first loss is far above that of guessing', () => {
    const [event, ...others] = watch(runOf(), 'bad-start', 20, () => ({ loss: 5 }));
    expect(others).toEqual([]);
    expect(event).toMatchObject({ phase: 'begin', step: 1 });
    expect(event?.evidence['chance']).toBeCloseTo(chance, 6);
  });

  it('is not seen near it, in tiny batches, after earlier training, or where there are no classes or more than them in the loss', () => {
    const quiet = [
      watch(runOf(), 'bad-start', 5, () => ({ loss: 3 })),
      watch(runOf(shallow, { batchSize: 2 }), 'bad-start', 5, () => ({ loss: 9 })),
      watch(runOf(shallow, { isFresh: false }), 'bad-start', 5, () => ({ loss: 9 })),
      watch(runOf(shallow, { hasWeights: true }), 'bad-start', 5, () => ({ loss: 9 })),
      watch(runOf([['Dense', { units: 3, kernel_regularizer: { kind: 'object', className: 'L2', config: { l2: 0.1 }, given: ['l2'] } }]]), 'bad-start', 5, () => ({ loss: 9 })),
    ];
    expect(quiet).toEqual([[], [], [], [], []]);
  });
});

describe('a bad start of a regression', () => {
  const started = (loss: string, first: number) => {
    const targets = { count: 100, areEqual: false, meanSquare: 1, meanSize: 0.8 };
    return turns(watch(runOf([['Dense', { units: 1 }]], { compile: compileStep({ optimizer: 'sgd', loss }), targets }), 'bad-start', 5, () => ({ loss: first })));
  };

  it('is seen where the first error is that of outputs ten times as large as the targets', () => {
    for (const [loss, first] of [['mse', 150], ['mae', 9], ['huber', 9], ['log_cosh', 9]] as const) expect(started(loss, first)).toEqual([['begin', 1]]);
  });

  it('is not seen below, or with a loss that says no such thing', () => {
    for (const [loss, first] of [['mse', 90], ['mae', 7], ['huber', 7], ['log_cosh', 7], ['poisson', 1e4]] as const) expect(started(loss, first)).toEqual([]);
  });
});

describe('a loss that does not fall', () => {
  it('is seen after a while, within a tenth of the run', () => {
    const events = watch(runOf(), 'loss-stalled', 200, (step) => ({ loss: chance + noise(step) / 10 }));
    expect(turns(events)).toEqual([['begin', 80]]);
  });

  it('is seen sooner where labels look like dealt out at random, and later where near samples have the same', () => {
    const said = (agreement: number) => watch(runOf(shallow, { epochs: 2, labels: { agreement, error: 0.01, byChance: 0.1 } }), 'loss-stalled', 150, (step) => ({ loss: chance + noise(step) / 10 }));
    const [atRandom] = said(0.1);
    expect(atRandom).toMatchObject({ phase: 'begin', step: 20, evidence: { agreement: 0.1 } });
    expect(atRandom?.message).toContain('10 % have its label; 10 % would');
    expect(turns(said(0.2))).toEqual([['begin', 65]]);
    expect(turns(said(0.7))).toEqual([['begin', 105]]);
  });

  it('is not said of a slow fall that batches hide in a few blocks', () => {
    expect(watch(runOf(), 'loss-stalled', 300, (step) => ({ loss: chance + 0.5 - step / 800 + noise(step) / 4 }))).toEqual([]);
  });

  it('is seen where a model comes down to guessing and no further', () => {
    expect(turns(watch(runOf(), 'loss-stalled', 400, (step) => ({ loss: chance + Math.max(0, 3 - step / 30) })))).toEqual([['begin', 210]]);
  });

  it('is not said of one that started far above guessing and is still coming down', () => {
    expect(watch(runOf(), 'loss-stalled', 300, (step) => ({ loss: chance + 3 - step / 100 + noise(step) / 10 }))).toEqual([]);
  });

  it('is over once the loss falls', () => {
    expect(turns(watch(runOf(), 'loss-stalled', 400, (step) => ({ loss: step <= 200 ? chance : 1 })))).toEqual([['begin', 80], ['over', 230]]);
  });

  it('is not said where batches differ so much that a fall would not be seen', () => {
    const heavy = (step: number): number => 1 + (step % 10 === 0 ? 8 : 0);
    expect(watch(runOf(shallow, { hasWeights: true }), 'loss-stalled', 100, (step) => ({ loss: heavy(step) }))).toEqual([]);
  });

  it('is seen by the accuracy where a penalty hides it', () => {
    const penalized = runOf([['Dense', { units: 8, activation: 'relu', kernel_regularizer: { kind: 'object', className: 'L2', config: { l2: 1 }, given: ['l2'] } }], ['Dense', { units: 10, activation: 'softmax' }]]);
    const run = (accuracy: number) => watch(penalized, 'loss-stalled', 400, (step) => ({ loss: 3 + 40 * 0.98 ** step, ...(step % 100 === 0 ? { epoch: { loss: 3, accuracy } } : {}) }));
    expect(turns(run(0.1))).toEqual([['begin', 200]]);
    expect(run(0.1)[0]?.message).toBe('The accuracy is 10 %; guessing one of 10 classes has 10 %.');
    expect(run(0.3)).toEqual([]);
  });

  it('is not seen where it falls slowly', () => {
    expect(watch(runOf(), 'loss-stalled', 400, (step) => ({ loss: chance * 0.999 ** step + noise(step) / 50 }))).toEqual([]);
  });
});

describe('a loss that grows', () => {
  it('is seen where it stays above twice its least', () => {
    const events = watch(runOf(), 'loss-diverging', 300, (step) => ({ loss: step <= 100 ? 2 : 5 }));
    expect(turns(events)).toEqual([['begin', 130]]);
    expect(events[0]).toMatchObject({ since: 101, evidence: { least: 2, loss: 5 } });
  });

  it('is not seen where outliers make some batches far worse', () => {
    expect(watch(runOf(), 'loss-diverging', 1000, (step) => ({ loss: step % 13 === 5 ? 12 : 0.5 }))).toEqual([]);
  });

  it('is not seen in a loss that is low and wavers, or has a bad block', () => {
    expect(watch(runOf(), 'loss-diverging', 1000, (step) => ({ loss: 2 * 0.99 ** step + 0.02 * (1 + noise(step)) }))).toEqual([]);
    expect(watch(runOf(), 'loss-diverging', 300, (step) => ({ loss: step > 100 && step <= 120 ? 9 : 2 }))).toEqual([]);
  });
});

describe('a loss that swings', () => {
  it('is seen where it leaps up again and again', () => {
    const events = watch(runOf(), 'loss-oscillating', 200, (step) => ({ loss: step % 10 < 4 ? 8 : 2 }));
    expect(turns(events)).toEqual([['begin', 60]]);
    expect(events[0]).toMatchObject({ since: 21, evidence: { highest: 8, median: 2, swings: 8 } });
  });

  it('is not seen where single samples are hard or rare, at no step more than at another', () => {
    const hard = new Set([3, 5, 11, 16, 24, 27, 28, 35, 39, 46, 50, 57, 62, 63, 71, 75]);
    expect(watch(runOf(), 'loss-oscillating', 800, (step) => ({ loss: hard.has(step % 80) ? 9 : 1 }))).toEqual([]);
  });

  it('is not seen in the noise of batches, in single leaps, or in a loss that is nearly 0', () => {
    expect(watch(runOf(), 'loss-oscillating', 400, (step) => ({ loss: 1 + noise(step) }))).toEqual([]);
    expect(watch(runOf(), 'loss-oscillating', 400, (step) => ({ loss: step % 40 === 0 ? 9 : 1 }))).toEqual([]);
    expect(watch(runOf(), 'loss-oscillating', 400, (step) => ({ loss: step === 1 ? 2.3 : step % 5 === 0 ? 0.08 : 0.01 }))).toEqual([]);
  });
});
