import { describe, expect, it } from 'vitest';
import type { Call } from '../../support/keras.js';
import { deep, runOf, shallow, turns, watch } from './streams.js';

describe('dying ReLU units', () => {
  it('are seen where most units of a layer are silent in observation after observation', () => {
    const events = watch(runOf(shallow), 'dying-relu', 64, (step) => (Number.isInteger(Math.log2(step)) ? { observed: { 'deadUnits/dense': 0.1, 'deadUnits/dense_1': step < 8 ? 0 : 0.75 } } : {}));
    expect(turns(events)).toEqual([['begin', 16]]);
    expect(events[0]).toMatchObject({ since: 8, layers: ['dense_1'], evidence: { share: 0.75 } });
    expect(events[0]?.message).toContain('75 %');
  });

  it('are over when the units wake up, and are told anew where more layers die', () => {
    const events = watch(runOf(shallow), 'dying-relu', 10, (step) => ({ observed: { 'deadUnits/dense': step >= 5 && step < 8 ? 0.9 : 0, 'deadUnits/dense_1': step < 8 ? 0.9 : 0 } }));
    expect(events.map(({ phase, step, layers }) => [phase, step, layers])).toEqual([
      ['begin', 2, ['dense_1']],
      ['ongoing', 6, ['dense', 'dense_1']],
      ['over', 8, ['dense', 'dense_1']],
    ]);
  });

  it('are told of once and then now and then, where a layer shows them by turns', () => {
    const events = watch(runOf(shallow), 'dying-relu', 100, (step) => ({ observed: { 'deadUnits/dense': step % 8 < 4 ? 0.9 : 0, 'deadUnits/dense_1': 0.9 } }));
    const twentiethOfRun = 50;
    expect(events.map(({ phase, step }) => [phase, step])).toEqual([['begin', 2], ['ongoing', 2 + twentiethOfRun]]);
  });

  it('are not seen where elements are 0, as half of those of a healthy layer are', () => {
    expect(watch(runOf(shallow), 'dying-relu', 64, () => ({ observed: { 'activationDead/dense': 0.6, 'deadUnits/dense': 0.3 } }))).toEqual([]);
  });
});

describe('saturated units', () => {
  it('are seen where most outputs of a hidden layer are at a bound', () => {
    const events = watch(runOf(deep), 'saturated-units', 10, () => ({ observed: { 'activationSaturated/dense': 0.8, 'activationSaturated/dense_1': 0.2 } }));
    expect(turns(events)).toEqual([['begin', 2]]);
    expect(events[0]).toMatchObject({ since: 1, layers: ['dense'], evidence: { share: 0.8 } });
  });

  it('are not seen in units that have learned to say yes or no, but still where they were before', () => {
    const saturates = (from: number) => watch(runOf(deep), 'saturated-units', 64, (step) => ({ loss: step < 8 ? 2 : 0.5, observed: { 'activationSaturated/dense': step < from ? 0.1 : 0.8 } }));
    expect(saturates(20)).toEqual([]);
    expect(turns(saturates(4))).toEqual([['begin', 5]]);
  });

  it('are not seen in the output, which is to be sure, nor in one observation', () => {
    const output = [['Dense', { units: 4, activation: 'tanh' }], ['Dense', { units: 1, activation: 'sigmoid' }]] as const;
    expect(watch(runOf(output), 'saturated-units', 10, () => ({ observed: { 'activationSaturated/dense': 0.3, 'activationSaturated/dense_1': 1 } }))).toEqual([]);
    expect(watch(runOf(deep), 'saturated-units', 10, (step) => ({ observed: { 'activationSaturated/dense': step % 2 === 0 ? 0.8 : 0.2 } }))).toEqual([]);
  });
});

describe('units that stay equal', () => {
  const alike = { kind: 'object', className: 'Constant', config: { value: 0.1 }, given: ['value'] } as const;
  const hidden: Call = ['Dense', { units: 8, activation: 'tanh', kernel_initializer: alike }];
  const output: Call = ['Dense', { units: 10, activation: 'softmax', kernel_initializer: alike }];
  const random: Call = ['Dense', { units: 10, activation: 'softmax' }];
  const said = (...layers: Call[]) => watch(runOf(layers), 'equal-units', 20, () => ({}));

  it('are seen where a layer and the one behind it start with equal weights', () => {
    const events = said(hidden, ['Activation', { activation: 'relu' }], hidden, random);
    expect(turns(events)).toEqual([['begin', 5]]);
    expect(events[0]?.layers).toEqual(['dense']);
    expect(said(hidden, hidden, output)[0]?.layers).toEqual(['dense', 'dense_1']);
  });

  it('are not seen where the next layer, dropout or earlier training tells them apart', () => {
    expect(said(hidden, random)).toEqual([]);
    expect(said(hidden, ['Dropout', { rate: 0.5 }], output)).toEqual([]);
    expect(watch(runOf([hidden, output], { isFresh: false }), 'equal-units', 20, () => ({}))).toEqual([]);
    expect(said(['Dense', { units: 1, kernel_initializer: alike }], output)).toEqual([]);
  });
});
