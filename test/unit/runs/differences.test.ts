import { describe, expect, it } from 'vitest';
import { differencesBetween, type RunRecord } from '../../../src/runs/index.js';
import { compileStep, sequential, type Call } from '../../support/keras.js';
import { fitStep } from '../trainer/plans.js';
import { record } from './fixtures.js';

const net = (units: number, activation = 'relu'): readonly Call[] => [['Flatten'], ['Dense', { units, activation }], ['Dense', { units: 10, activation: 'softmax' }]];

function recordOf(layers: readonly Call[], optimizer: Parameters<typeof compileStep>[0]['optimizer'] = 'sgd', given: Partial<RunRecord> = {}): RunRecord {
  return { ...record, fitStep: 1, plan: { source: 'a.py', models: [sequential([28, 28], layers)], steps: [compileStep({ optimizer }), fitStep({})], unknowns: [] }, ...given };
}

const rows = (...records: readonly RunRecord[]): (string | null)[][] => differencesBetween(records).map(({ section, name, values }) => [section, name, ...values]);

describe('The differences between runs', () => {
  it('are none between runs of the same', () => {
    expect(rows(recordOf(net(16)), recordOf(net(16)))).toEqual([]);
  });

  it('are those of layers, argument by argument', () => {
    expect(rows(recordOf(net(16)), recordOf(net(32, 'selu')))).toEqual([
      ['Layer 2', 'units', '16', '32'],
      ['Layer 2', 'activation', 'relu(negative_slope=0, max_value=None, threshold=0)', 'selu'],
    ]);
  });

  it('show a layer that only one of them has', () => {
    const deeper: readonly Call[] = [...net(16), ['Dropout', { rate: 0.5 }]];
    const found = rows(recordOf(net(16)), recordOf(deeper));
    expect(found).toContainEqual(['Layer 4', 'layer', null, 'Dropout']);
    expect(found).toContainEqual(['Layer 4', 'rate', null, '0.5']);
  });

  it('are those of the optimizer and of what was chosen for the run', () => {
    const found = rows(recordOf(net(16)), recordOf(net(16), 'adam', { seed: 7 }));
    expect(found).toContainEqual(['Run', 'seed', '42', '7']);
    expect(found).toContainEqual(['Compile', 'optimizer', 'SGD', 'Adam']);
    expect(found).toContainEqual(['Compile', 'optimizer.beta_1', null, '0.9']);
  });

  it('have a column for each of several runs', () => {
    expect(rows(recordOf(net(16)), recordOf(net(32)), recordOf(net(16)))).toEqual([['Layer 2', 'units', '16', '32', '16']]);
  });
});
