import { describe, expect, it } from 'vitest';
import { runOf, shallow, turns, watch } from './streams.js';

/** The update ratios of the three layers. */
const ratios = (...[first, second, last]: readonly number[]) => ({ 'updateRatio/dense': first ?? NaN, 'updateRatio/dense_1': second ?? NaN, 'updateRatio/dense_2': last ?? NaN });
const isPower = (step: number): boolean => Number.isInteger(Math.log2(step));

describe('a learning rate that is too high', () => {
  it('is seen where steps change most of the weights by a tenth, three times, and the loss leaps', () => {
    const events = watch(runOf(), 'learning-rate-too-high', 20, (step) => ({ loss: step % 2 === 0 ? 2.6 : 2.3, ...(isPower(step) ? { observed: ratios(0.01, 0.1, 0.2), learningRate: 0.3 } : {}) }));
    expect(turns(events)).toEqual([['begin', 16]]);
    expect(events[0]?.evidence['updateRatio']).toBeCloseTo(0.1, 6);
    expect(events[0]?.message).toContain('10 %');
  });

  it('is seen sooner where they change them by half', () => {
    expect(turns(watch(runOf(), 'learning-rate-too-high', 20, (step) => (isPower(step) ? { observed: ratios(0.5, 0.5, 0.5) } : {})))).toEqual([['begin', 2]]);
  });

  it('is not seen in the first steps of a small net of which the loss never leaps, unless they are twice as large', () => {
    const learning = (step: number, ratio: number) => ({ loss: step === 1 ? 1.2 : 1.2 * 0.85 ** step, ...(isPower(step) ? { observed: ratios(ratio, ratio, ratio) } : {}) });
    expect(watch(runOf(), 'learning-rate-too-high', 20, (step) => learning(step, 0.12))).toEqual([]);
    expect(turns(watch(runOf(), 'learning-rate-too-high', 20, (step) => learning(step, 0.16)))).toEqual([['begin', 8]]);
  });

  it('is not seen at usual rates, in the first steps of Adam, or in one layer of three', () => {
    for (const [first, second, last] of [[1e-3, 1e-3, 1e-2], [0.01, 0.02, 0.5]]) {
      expect(watch(runOf(), 'learning-rate-too-high', 64, () => ({ observed: ratios(first!, second!, last!) }))).toEqual([]);
    }
    expect(watch(runOf(), 'learning-rate-too-high', 64, (step) => ({ observed: ratios(0.04 / step, 0.05 / step, 0.06 / step) }))).toEqual([]);
    expect(watch(runOf(), 'learning-rate-too-high', 64, (step) => (isPower(step) ? { observed: step < 8 ? ratios(0.1, 0.1, 0.1) : ratios(0.06, 0.06, 0.06) } : {}))).toEqual([]);
  });
});

describe('a kernel that starts at zeros', () => {
  it('says nothing of the learning rate: its first steps are many times its own size', () => {
    const run = runOf([['Dense', { units: 1, kernel_initializer: { kind: 'object', className: 'Zeros', config: {}, given: [] } }]]);
    expect(watch(run, 'learning-rate-too-high', 20, () => ({ observed: { 'updateRatio/dense': 1.5 } }))).toEqual([]);
  });
});

describe('a learning rate that is too low', () => {
  const stuck = { loss: 2.3, learningRate: 1e-6 };

  it('is seen within a tenth of a short run', () => {
    const said = (epochs: number) => turns(watch(runOf(shallow, { epochs }), 'learning-rate-too-low', 64, (step) => ({ ...stuck, ...(isPower(step) ? { observed: ratios(1e-7, 1e-7, 1e-6) } : {}) })));
    expect([said(2), said(10)]).toEqual([[['begin', 16]], [['begin', 32]]]);
  });

  it('is seen where steps change no layer by a hundred thousandth and the loss stays', () => {
    const events = watch(runOf(), 'learning-rate-too-low', 64, (step) => ({ ...stuck, ...(isPower(step) ? { observed: ratios(1e-7, 1e-7, 1e-6) } : {}) }));
    expect(turns(events)).toEqual([['begin', 32]]);
    expect(events[0]?.evidence['updateRatio']).toBeCloseTo(1e-6, 9);
  });

  it('is seen where all steps of the run together could not bring the weights far', () => {
    const steps = { ...stuck, observed: ratios(1.5e-5, 1.5e-5, 1.5e-5) };
    expect(turns(watch(runOf(), 'learning-rate-too-low', 64, (step) => (isPower(step) ? steps : stuck)))).toEqual([['begin', 32]]);
    expect(watch(runOf(shallow, { epochs: 100 }), 'learning-rate-too-low', 64, (step) => (isPower(step) ? steps : stuck))).toEqual([]);
  });

  it('is not seen while a schedule warms up, once the loss has fallen, or where nothing is updated at all', () => {
    const observed = ratios(1e-7, 1e-7, 1e-6);
    expect(watch(runOf(), 'learning-rate-too-low', 200, (step) => ({ ...stuck, learningRate: 1e-7 * step, ...(isPower(step) ? { observed } : {}) }))).toEqual([]);
    expect(watch(runOf(), 'learning-rate-too-low', 200, (step) => ({ loss: 2.3 * 0.98 ** step, ...(isPower(step) ? { observed } : {}) }))).toEqual([]);
    expect(watch(runOf(), 'learning-rate-too-low', 200, () => ({ ...stuck, observed: ratios(0, 0, 0) }))).toEqual([]);
  });
});

describe('layers that do not learn', () => {
  it('are seen where others do', () => {
    const events = watch(runOf(), 'layers-not-learning', 64, (step) => (isPower(step) ? { observed: ratios(0, 1e-9, 1e-3) } : {}));
    expect(turns(events)).toEqual([['begin', 32]]);
    expect(events[0]).toMatchObject({ since: 8, layers: ['dense', 'dense_1'] });
  });

  it('are not seen where all learn little, or all learn', () => {
    expect(watch(runOf(), 'layers-not-learning', 64, () => ({ observed: ratios(1e-9, 1e-9, 1e-9) }))).toEqual([]);
    expect(watch(runOf(), 'layers-not-learning', 64, () => ({ observed: ratios(1e-5, 1e-4, 1e-3) }))).toEqual([]);
  });
});

describe('layers that are frozen by accident', () => {
  const frozen = shallow.map(([name, given], index) => [name, { ...given, trainable: index === 2 }] as const);

  it('are seen where nothing was trained before', () => {
    const events = watch(runOf(frozen), 'frozen-by-accident', 20, () => ({}));
    expect(turns(events)).toEqual([['begin', 5]]);
    expect(events[0]).toMatchObject({ layers: ['dense', 'dense_1'], evidence: { frozen: 2, layers: 3 } });
  });

  it('are not seen where weights came from somewhere, or all layers are trained', () => {
    expect(watch(runOf(frozen, { isFresh: false }), 'frozen-by-accident', 20, () => ({}))).toEqual([]);
    expect(watch(runOf(), 'frozen-by-accident', 20, () => ({}))).toEqual([]);
  });
});
