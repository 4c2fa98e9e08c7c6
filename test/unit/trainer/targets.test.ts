import { describe, expect, it } from 'vitest';
import { DataError, type SampleArray } from '../../../src/data/index.js';
import { requireLabelsOfClasses } from '../../../src/trainer/fit/label-range.js';
import { targetFacts } from '../../../src/trainer/plan/target-facts.js';
import { compileStep, sequential } from '../../support/keras.js';

const three = sequential([4], [['Dense', { units: 3, activation: 'softmax' }]]);
const sparse = compileStep({ optimizer: 'sgd', loss: 'sparse_categorical_crossentropy' });
const columnOf = (...values: number[]): SampleArray => ({ values: Float32Array.from(values), shape: [values.length, 1] });
/** In a file that is not to be read. */
const unread = (): never => {
  throw new Error('It was read.');
};
const samplesOf = (y: SampleArray) => ({ x: [], y: [y], sampleWeight: null, count: y.shape[0] ?? 0 });

describe('Labels that are numbers of classes', () => {
  const check = (train: SampleArray, validation: SampleArray | null = null, compile = sparse): void =>
    requireLabelsOfClasses({ model: three, compile }, { train: samplesOf(train), validation: validation === null ? null : samplesOf(validation) });

  it('may be those of all classes', () => {
    expect(() => check(columnOf(0, 1, 2, 1), columnOf(2))).not.toThrow();
  });

  it('are refused with the sample where there is no such class, as TensorFlow refuses them', () => {
    expect(() => check(columnOf(1, 2, 3))).toThrow(new DataError('Sample 2 of y has the label 3, but the model has 3 classes, whose labels are 0 to 2. Count labels from 0, or give the last layer as many units as there are classes.'));
    expect(() => check(columnOf(0, -1))).toThrow('Sample 1 of y has the label -1');
    expect(() => check(columnOf(0, 1), columnOf(0, 0, 3))).toThrow('Sample 2 of validation_data has the label 3');
  });

  it('are not asked for where the loss does not take them, or they are read piece by piece', () => {
    expect(() => check(columnOf(7, 9), null, compileStep({ optimizer: 'sgd', loss: 'mse' }))).not.toThrow();
    expect(() => check({ type: 'float32', shape: [2, 1], gather: unread })).not.toThrow();
  });
});

describe('What is known of targets before a model is trained', () => {
  it('is what a model loses that says 0, and whether they differ', () => {
    expect(targetFacts(samplesOf(columnOf(3, -4)))).toEqual({ count: 2, areEqual: false, meanSquare: 12.5, meanSize: 3.5 });
    expect(targetFacts(samplesOf({ values: Float32Array.of(0, 1, 0, 1), shape: [2, 2] }))).toMatchObject({ areEqual: true });
  });

  it('is nothing of several outputs, or of files that are read piece by piece', () => {
    expect(targetFacts({ y: [columnOf(1), columnOf(1)], count: 1 })).toBeNull();
    expect(targetFacts(samplesOf({ type: 'float32', shape: [2, 1], gather: unread }))).toBeNull();
  });
});
