import { describe, expect, it } from 'vitest';
import { differencesBetween, type RunRecord } from '../../../src/runs/index.js';
import type { ArgumentSource } from '../../../src/spec/index.js';
import { compileStep, sequential, type Call } from '../../support/keras.js';
import { fitStep } from '../trainer/plans.js';
import { record } from './fixtures.js';

const net = (units: number, activation = 'relu'): readonly Call[] => [['Flatten'], ['Dense', { units, activation }], ['Dense', { units: 10, activation: 'softmax' }]];

const range = { source: 'a.py', start: 0, end: 0 };
const argument = (name: string): ArgumentSource => ({ name, byKeyword: true, range, value: range });

function recordOf(layers: readonly Call[], optimizer: Parameters<typeof compileStep>[0]['optimizer'] = 'sgd', given: Partial<RunRecord> = {}): RunRecord {
  const model = sequential([28, 28], layers);
  const written = model.layers.map((layer, index) => ({ ...layer, source: { ...layer.source, arguments: Object.keys(layers[index]?.[1] ?? {}).map(argument) } }));
  return { ...record, fitStep: 1, plan: { source: 'a.py', models: [{ ...model, layers: written }], steps: [compileStep({ optimizer }), fitStep({})], unknowns: [] }, ...given };
}

const rows = (...records: readonly RunRecord[]): (string | null)[][] => differencesBetween(records).map(({ section, name, values }) => [section, name, ...values]);

describe('The differences between runs', () => {
  it('are none between runs of the same', () => {
    expect(rows(recordOf(net(16)), recordOf(net(16)))).toEqual([]);
  });

  it('are those of layers, argument by argument', () => {
    expect(rows(recordOf(net(16)), recordOf(net(32, 'selu')))).toEqual([
      ['Layer 2, Dense', 'units', '16', '32'],
      ['Layer 2, Dense', 'activation', 'relu', 'selu'],
    ]);
  });

  it('show a layer that only one of them has as one difference, wherever it is', () => {
    const [flatten, hidden, last] = net(16) as [Call, Call, Call];
    const deeper: readonly Call[] = [flatten, ['Dropout', { rate: 0.5 }], hidden, ['Dense', { units: 8, activation: 'relu' }], last];
    expect(rows(recordOf(net(16)), recordOf(deeper))).toEqual([
      ['Layer 2, Dropout', 'layer', null, 'Dropout(rate=0.5)'],
      ['Layer 4, Dense', 'layer', null, 'Dense(units=8, activation=relu)'],
    ]);
  });

  it('say where the code of each run has them', () => {
    const [first, second] = [recordOf(net(16)), recordOf(net(32))].map((each) => ({ ...each, lines: { [each.plan.models[0]!.layers[1]!.id]: 7 } }));
    expect(differencesBetween([first!, second!])).toMatchObject([{ name: 'units', places: [{ line: 7 }, { line: 7 }] }]);
  });

  it('are those of every argument of fit, and of how its data is made', () => {
    const fit = fitStep({});
    const other = (change: Partial<typeof fit>): RunRecord => {
      const given = recordOf(net(16));
      return { ...given, plan: { ...given.plan, steps: [given.plan.steps[0]!, { ...fit, ...change }] } };
    };
    const weighted = other({ classWeight: [[0, 2]], stepsPerEpoch: 10, x: { kind: 'literal', shape: [1], values: [1] } as never });
    expect(rows(other({}), weighted)).toEqual([
      ['Fit', 'class_weight', null, '((0, 2))'],
      ['Fit', 'steps_per_epoch', null, '10'],
      ['Data', 'x', 'made in way A', 'made in way B'],
    ]);
  });

  it('are those of the optimizer and of what was chosen for the run', () => {
    const found = rows(recordOf(net(16)), recordOf(net(16), 'adam', { seed: 7 }));
    expect(found).toContainEqual(['Run', 'seed', '42', '7']);
    expect(found).toContainEqual(['Compile', 'optimizer', 'SGD', 'Adam']);
    expect(found).toContainEqual(['Compile', 'optimizer.beta_1', null, '0.9']);
  });

  it('have a column for each of several runs', () => {
    expect(rows(recordOf(net(16)), recordOf(net(32)), recordOf(net(16)))).toEqual([['Layer 2, Dense', 'units', '16', '32', '16']]);
  });
});
