import { describe, expect, it } from 'vitest';
import { coordinatesOf, type RunRecord } from '../../../src/runs/index.js';
import { compileStep, sequential, type Call } from '../../support/keras.js';
import { fitStep } from '../trainer/plans.js';
import { record } from './fixtures.js';

const settings = { epochs: 2, stepsPerEpoch: 3, totalSteps: 6, batchSize: 32, trainSamples: 96, validationSamples: 32, parameters: 10, layers: [], metrics: ['accuracy'] };
const net = (units: number, hidden: number, activation = 'relu'): readonly Call[] => [['Flatten'], ...Array.from({ length: hidden }, (): Call => ['Dense', { units, activation }]), ['Dense', { units: 10, activation: 'softmax' }]];

/** A run with so good an accuracy after each epoch. */
function recordOf(layers: readonly Call[], optimizer: NonNullable<Parameters<typeof compileStep>[0]['optimizer']>, accuracies: readonly number[], given: Partial<RunRecord> = {}): RunRecord {
  const epochs = accuracies.map((accuracy, index) => ({ epoch: index + 1, step: 3 * (index + 1), metrics: { loss: 1, val_loss: 1 - accuracy, val_accuracy: accuracy }, seconds: 1 }));
  return { ...record, fitStep: 1, settings, epochs, plan: { source: 'a.py', models: [sequential([28, 28], layers)], steps: [compileStep({ optimizer }), fitStep({})], unknowns: [] }, ...given };
}

describe('The coordinates of runs', () => {
  it('are what they differ in, and the best of the metric on validation data', () => {
    const runs = [recordOf(net(16, 1), ['SGD', { learning_rate: 0.1 }], [0.7, 0.8]), recordOf(net(64, 3, 'selu'), ['Adam', { learning_rate: 0.001 }], [0.9, 0.85])];
    expect(coordinatesOf(runs)).toEqual([
      { name: 'Layers with weights', scale: 'linear', values: [2, 4] },
      { name: 'Units', scale: 'log', values: [16, 64] },
      { name: 'Activation', scale: 'choice', values: ['relu', 'selu'] },
      { name: 'Optimizer', scale: 'choice', values: ['SGD', 'Adam'] },
      { name: 'Learning rate', scale: 'log', values: [0.1, 0.001] },
      { name: 'val_accuracy', scale: 'linear', best: 'highest', values: [0.8, 0.9] },
    ]);
  });

  it('have no order where they are not all numbers', () => {
    const schedule = { learning_rate: { kind: 'object', className: 'ExponentialDecay', config: {} } } as never;
    const axes = coordinatesOf([recordOf(net(16, 1), ['SGD', { learning_rate: 0.1 }], [0.7]), recordOf(net(16, 1), ['SGD', schedule], [0.8])]);
    expect(axes.map(({ name, scale, values }) => [name, scale, values])).toEqual([['Learning rate', 'choice', [0.1, 'ExponentialDecay']], ['val_accuracy', 'linear', [0.7, 0.8]]]);
  });

  it('are of runs of the same settings, too, by their seeds', () => {
    const runs = [1, 2].map((seed) => recordOf(net(16, 1), 'sgd', [0.7 + seed / 100], { seed, settings: { ...settings, batchSize: 32 * seed } }));
    expect(coordinatesOf(runs).map(({ name, scale }) => [name, scale])).toEqual([['Batch size', 'log'], ['Seed', 'choice'], ['val_accuracy', 'linear']]);
  });

  it('are none before two of them have a result', () => {
    expect(coordinatesOf([recordOf(net(16, 1), 'sgd', [0.7]), recordOf(net(32, 1), 'sgd', [])])).toEqual([]);
    expect(coordinatesOf([recordOf(net(16, 1), 'sgd', [0.7]), recordOf(net(32, 1), 'sgd', [NaN])])).toEqual([]);
  });
});
