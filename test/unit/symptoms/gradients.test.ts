import { describe, expect, it } from 'vitest';
import { deep, runOf, shallow, turns, watch } from './streams.js';

/** Gradients of seven layers, each so many times that of the one behind it. */
const growing = (factor: number): number[] => Array.from({ length: 7 }, (_, layer) => factor ** (6 - layer));
const spreads = (factor: number): Record<string, number> =>
  Object.fromEntries(Array.from({ length: 7 }, (_, layer) => [`activationDeviation/dense${layer === 0 ? '' : `_${layer}`}`, factor ** layer]));

describe('vanishing gradients', () => {
  it('are seen where the first layer gets less than a thousandth of the largest gradient for some steps', () => {
    const events = watch(runOf(deep), 'vanishing-gradients', 50, () => ({ gradients: growing(0.1) }));
    expect(turns(events)).toEqual([['begin', 8]]);
    expect(events[0]).toMatchObject({ since: 1, layers: ['dense', 'dense_1', 'dense_2'], severity: 'warning' });
    expect(events[0]?.evidence['share']).toBeCloseTo(1e-6, 8);
    expect(events[0]?.message).toContain('"dense"');
  });

  it('are over when the gradients have been healthy for a while', () => {
    const events = watch(runOf(deep), 'vanishing-gradients', 100, (step) => ({ gradients: growing(step <= 20 ? 0.1 : 0.5) }));
    expect(turns(events)).toEqual([['begin', 8], ['over', 52]]);
  });

  it('are seen where hardly any of the signal is left behind the last hidden layer', () => {
    const events = watch(runOf(deep), 'vanishing-gradients', 20, (step) => (step % 4 === 0 ? { observed: spreads(0.1) } : {}));
    expect(turns(events)).toEqual([['begin', 12]]);
    expect(events[0]?.evidence['spread']).toBeCloseTo(1e-5, 8);
  });

  it('are not seen in gradients that differ a hundredfold, for a few steps, or in shallow nets', () => {
    expect(watch(runOf(deep), 'vanishing-gradients', 50, () => ({ gradients: growing(0.5) }))).toEqual([]);
    expect(watch(runOf(deep), 'vanishing-gradients', 50, (step) => ({ gradients: growing(step % 8 === 0 ? 1 : 0.1) }))).toEqual([]);
    expect(watch(runOf(shallow), 'vanishing-gradients', 50, () => ({ gradients: [1e-9, 1, 1] }))).toEqual([]);
  });
});

describe('exploding gradients', () => {
  it('are seen where the first layer gets more than a thousand times the gradient of the last', () => {
    const events = watch(runOf(deep), 'exploding-gradients', 50, () => ({ gradients: growing(10) }));
    expect(turns(events)).toEqual([['begin', 2]]);
    expect(events[0]?.evidence['growth']).toBeCloseTo(1e6, 0);
  });

  it('are seen where the signal grows from layer to layer', () => {
    expect(turns(watch(runOf(deep), 'exploding-gradients', 20, (step) => (step <= 2 ? { observed: spreads(10) } : {})))).toEqual([['begin', 2]]);
  });

  it('are seen where they become a hundred times what they were', () => {
    const events = watch(runOf(), 'exploding-gradients', 150, (step) => ({ gradients: step < 120 ? [1, 1, 1] : [500, 500, 500] }));
    expect(turns(events)).toEqual([['begin', 123]]);
    expect(events[0]?.evidence['excess']).toBeCloseTo(500, 0);
  });

  it('are not seen where tiny gradients become a hundred times what they were, and small ones', () => {
    expect(watch(runOf(), 'exploding-gradients', 400, (step) => ({ gradients: step < 70 ? [1, 1, 1] : step < 350 ? [1e-3, 1e-3, 1e-3] : [1, 1, 1] }))).toEqual([]);
  });

  it('are not seen in a single step, or in gradients that wax slowly', () => {
    expect(watch(runOf(), 'exploding-gradients', 150, (step) => ({ gradients: step === 120 ? [1e6, 1, 1] : [1, 1, 1] }))).toEqual([]);
    expect(watch(runOf(), 'exploding-gradients', 500, (step) => ({ gradients: [1, 1, 1].map((norm) => norm * 1.01 ** step) }))).toEqual([]);
  });
});

describe('NaN and infinity', () => {
  it('are seen where they began', () => {
    const found = { step: 7, layer: 'dense_1', message: 'Step 7: what comes out of "dense_1" is NaN or infinite.' };
    const [event, ...others] = watch(runOf(), 'not-finite', 20, (step) => (step === 9 ? { notFinite: found, loss: NaN } : {}));
    expect(others).toEqual([]);
    expect(event).toMatchObject({ phase: 'begin', step: 9, since: 7, layers: ['dense_1'], severity: 'error', message: found.message });
  });

  it('are why all else is wrong, so that nothing else is said', () => {
    const found = { step: 5, message: 'Step 5: the loss is NaN or infinite.' };
    const events = watch(runOf(deep), null, 300, (step) => (step < 5 ? {} : { loss: NaN, gradients: growing(NaN), ...(step === 5 ? { notFinite: found } : {}) }));
    expect(events.map(({ symptom }) => symptom)).toEqual(['not-finite']);
  });
});
