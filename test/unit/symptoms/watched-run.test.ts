import { describe, expect, it } from 'vitest';
import { SymptomWatch, symptoms, watchedRun } from '../../../src/symptoms/index.js';
import { compileStep, sequential, type Call } from '../../support/keras.js';
import { runOf, shallow } from './streams.js';

const parts = (layers: readonly Call[], loss: string) => ({
  model: sequential([8, 8, 3], layers),
  compile: compileStep({ optimizer: 'sgd', loss }),
  batchSize: 2,
  stepsPerEpoch: 10,
  epochs: 3,
  hasWeights: false,
  isFresh: true,
  isNoise: false,
  targets: null,
  inputSize: null,
  labels: null,
});

describe('what is known of a run before its first step', () => {
  it('is how many classes there are, and the loss of guessing one', () => {
    const ten = runOf();
    expect([ten.classes, ten.chanceLoss]).toEqual([10, Math.log(10)]);
    const two = watchedRun(parts([['Flatten'], ['Dense', { units: 1, activation: 'sigmoid' }]], 'binary_crossentropy'));
    expect([two.classes, two.chanceLoss]).toEqual([2, Math.log(2)]);
    const labels = watchedRun(parts([['Flatten'], ['Dense', { units: 5, activation: 'sigmoid' }]], 'binary_crossentropy'));
    const numbers = watchedRun(parts([['Flatten'], ['Dense', { units: 5 }]], 'mse'));
    expect([labels.classes, numbers.classes, numbers.chanceLoss]).toEqual([null, null, null]);
  });

  it('is how many numbers each statistic of a batch is taken over', () => {
    const run = watchedRun(parts([['Conv2D', { filters: 4, kernel_size: 3 }], ['BatchNormalization'], ['Flatten'], ['Dense', { units: 6 }], ['BatchNormalization'], ['BatchNormalization', { trainable: false }]], 'mse'));
    expect(run.batchStatistics).toEqual([
      { layer: 'batch_normalization', numbers: 2 * 6 * 6 },
      { layer: 'batch_normalization_1', numbers: 2 },
    ]);
  });

  it('is which layers are trained, have a kernel, and give the output', () => {
    const run = runOf([['Dense', { units: 8, activation: 'relu', trainable: false }], ['Dropout', { rate: 0.5 }], ['Dense', { units: 10, activation: 'softmax' }]]);
    expect(run.layers.map(({ id, activation, hasKernel, isTrained, isOutput }) => [id, activation, hasKernel, isTrained, isOutput])).toEqual([
      ['dense', 'relu', true, false, false],
      ['dropout', null, false, false, false],
      ['dense_1', 'softmax', true, true, true],
    ]);
    expect(run.trained.map(({ id }) => id)).toEqual(['dense_1']);
    expect(run.totalSteps).toBe(1000);
  });
});

describe('a watch', () => {
  const badStart = symptoms.filter(({ id }) => id === 'bad-start');
  const frame = (firstStep: number, losses: readonly number[]) => ({ type: 'telemetry', firstStep, steps: losses.length, series: { loss: Float32Array.from(losses) } }) as const;

  it('passes over the steps of a run that were before it', () => {
    const watch = new SymptomWatch(runOf(shallow), 101, badStart);
    expect(watch.take(frame(1, [9]))).toEqual([]);
    expect(watch.take(frame(100, [9, 8, 7])).map(({ step, evidence }) => [step, evidence['loss']])).toEqual([[101, 8]]);
  });

  it('ends what it has said where something else begins', () => {
    const watch = new SymptomWatch(runOf(shallow), 1, badStart);
    watch.take(frame(1, [9]));
    expect(watch.end(40).map(({ phase, symptom, step }) => [phase, symptom, step])).toEqual([['over', 'bad-start', 40]]);
    expect(watch.end(50)).toEqual([]);
  });

  it('says the same however the steps are cut into frames', () => {
    const losses = Array.from({ length: 200 }, (_, index) => 2.3 + Math.sin(index) / 10);
    const said = (size: number): string[] => {
      const watch = new SymptomWatch(runOf(shallow));
      const frames = Array.from({ length: Math.ceil(losses.length / size) }, (_, index) => frame(index * size + 1, losses.slice(index * size, (index + 1) * size)));
      return frames.flatMap((one) => watch.take(one)).map((event) => JSON.stringify(event));
    };
    expect(said(1)).not.toEqual([]);
    expect(said(64)).toEqual(said(1));
  });

  it('does not say that nothing is learned of noise', () => {
    const losses = Array.from({ length: 400 }, (_, index) => 2.3 + Math.sin(index) / 10);
    const said = (isNoise: boolean): string[] => new SymptomWatch(runOf(shallow, { isNoise })).take(frame(1, losses)).map(({ symptom }) => symptom);
    expect(said(false)).toContain('loss-stalled');
    expect(said(true)).toEqual([]);
  });
});
