import { describe, expect, it } from 'vitest';
import { fieldsOf, formatted } from '../../../src/trainer/fit/callbacks/file-name.js';
import { readFit } from '../../../src/trainer/fit/read-fit.js';
import { compileStep, object } from '../../support/keras.js';
import type { Config } from '../../../src/spec/index.js';
import { classifier, planOf } from './plans.js';

const leftOut = (callback: string, config: Config): readonly string[] =>
  readFit({ plan: planOf({ callbacks: [object([callback, config])] }, classifier(), compileStep({ metrics: ['accuracy'] })), fitStep: 1, overrides: {} }).leftOut;

describe('The path of a checkpoint', () => {
  // As Python's str.format writes them.
  it.each([
    ['{epoch:02d}-{val_loss:.2f}.keras', '07-0.35.keras'],
    ['{epoch}.keras', '7.keras'],
    ['{epoch:4d}.keras', '   7.keras'],
    ['{val_loss:.3e}.keras', '3.457e-01.keras'],
    ['{val_loss:08.3f}.keras', '0000.346.keras'],
    ['{val_loss:.2g}.keras', '0.35.keras'],
    ['best.keras', 'best.keras'],
  ])('%s is filled as %s', (path, name) => {
    expect(formatted(path, new Map([['epoch', 7], ['val_loss', 0.3456789]]))).toBe(name);
  });

  it('is refused where its places are of another kind', () => {
    expect(fieldsOf('{epoch:02d}-{loss:.2f}')).toEqual(['epoch', 'loss']);
    expect(fieldsOf('{epoch!r}')).toBeNull();
    expect(fieldsOf('{}.keras')).toBeNull();
  });
});

describe('ModelCheckpoint', () => {
  it('is refused where Keras refuses its frequency', () => {
    expect(() => leftOut('ModelCheckpoint', { filepath: 'best.keras', save_freq: 'batch' })).toThrow('save_freq');
  });

  it('is left out where its path is one that Keras 2 took, so that older programs train', () => {
    const older = 'The callback ModelCheckpoint is left out: its path "best.hdf5" ends as in Keras 2. Keras 3 wants it to end in .keras, .h5.';
    expect(leftOut('ModelCheckpoint', { filepath: 'best.hdf5' })).toEqual([older]);
    expect(leftOut('ModelCheckpoint', { filepath: 'best.h5', save_weights_only: true })[0]).toContain('Keras 3 wants it to end in .weights.h5.');
    expect(leftOut('ModelCheckpoint', { filepath: 'best/cp.ckpt', save_weights_only: true })[0]).toContain('its path "best/cp.ckpt" ends as in Keras 2');
    expect(leftOut('ModelCheckpoint', { filepath: 'folder/' })[0]).toContain('Keras 3 wants it to end in .keras, .h5.');
  });

  it('is left out where its path or its choice needs what is not measured', () => {
    expect(leftOut('ModelCheckpoint', { filepath: '{epoch}-{val_loss:.2f}.keras' })[0]).toContain('is to be filled with val_loss, which is not measured then. There are: epoch, loss, accuracy.');
    expect(leftOut('ModelCheckpoint', { filepath: 'best.keras', save_best_only: true })[0]).toContain('it watches "val_loss", which this run does not measure');
    expect(leftOut('ModelCheckpoint', { filepath: 'all.keras' })).toEqual([]);
  });
});

describe('LearningRateScheduler', () => {
  it('is left out where its rates are not known, and refused beside a schedule', () => {
    expect(leftOut('LearningRateScheduler', { schedule: { kind: 'unknown', reason: 'it asks the moon.' } })).toEqual(['The callback LearningRateScheduler is left out: it asks the moon.']);
    expect(leftOut('LearningRateScheduler', { schedule: [0.1, 0.05] })).toEqual([]);
    const schedule = object(['CosineDecay', { initial_learning_rate: 0.1, decay_steps: 10, alpha: 0, warmup_target: null, warmup_steps: 0 }]);
    const plan = planOf({ callbacks: [object(['LearningRateScheduler', { schedule: [0.1] }])] }, classifier(), compileStep({ optimizer: ['SGD', { learning_rate: schedule }] }));
    expect(() => readFit({ plan, fitStep: 1, overrides: {} })).toThrow('Use one of the two.');
  });
});
