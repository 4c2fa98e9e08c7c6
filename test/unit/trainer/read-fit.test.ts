import { describe, expect, it } from 'vitest';
import type { PlanStep, TrainingPlan } from '../../../src/spec/index.js';
import type { Fit } from '../../../src/trainer/fit/fit.js';
import { readFit } from '../../../src/trainer/fit/read-fit.js';
import { compileStep } from '../../support/keras.js';
import { classifier, fitStep, planOf } from './plans.js';

const nowhere = { source: 'test.py', start: 0, end: 0 };
const unknown = { kind: 'unknown', reason: 'it depends on the weather' } as const;

const read = (plan: TrainingPlan): Fit => readFit({ plan, fitStep: plan.steps.length - 1, overrides: {} });
const withSteps = (...steps: readonly PlanStep[]): TrainingPlan => ({ ...planOf(), steps });
const freeze = (layers: readonly string[], trainable = false): PlanStep => ({ kind: 'setTrainable', model: 'model', range: nowhere, layers, trainable });
const trainableLayers = ({ model }: Fit): string[] => model.layers.filter(({ trainable }) => trainable).map(({ id }) => id);

describe('Reading a fit', () => {
  it('takes everything from the file', () => {
    expect(read(planOf({ epochs: 7, batchSize: 64, shuffle: false }))).toMatchObject({
      epochs: 7,
      batchSize: 64,
      shuffle: false,
      validation: { kind: 'none' },
      leftOut: [],
    });
    expect(read(planOf()).learningRate(1)).toBe(0.01);
  });

  it('takes the compile nearest before it', () => {
    const fast = compileStep({ optimizer: ['SGD', { learning_rate: 0.5 }] });
    expect(read(withSteps(compileStep({}), fast, fitStep({}))).learningRate(7)).toBe(0.5);
  });

  it('runs the epochs after initial_epoch', () => {
    expect(read(planOf({ epochs: 10, initialEpoch: 4 })).epochs).toBe(6);
    expect(() => read(planOf({ epochs: 4, initialEpoch: 4 }))).toThrow('There is nothing to train: epochs is 4 and initial_epoch is 4.');
  });

  it('follows a schedule of learning rates from its first step on', () => {
    const config = { initial_learning_rate: 0.1, decay_steps: 10, decay_rate: 0.5, staircase: false };
    const schedule = { kind: 'object', className: 'ExponentialDecay', config, given: [] } as const;
    const { learningRate } = read(planOf({}, classifier(), compileStep({ optimizer: ['SGD', { learning_rate: schedule }] })));
    expect([learningRate(1), learningRate(11), learningRate(21)]).toEqual([0.1, 0.05, 0.025]);
  });

  it('takes the weights of classes, and says which arguments it goes without', () => {
    expect(read(planOf({ classWeight: [[0, 1], [3, 2.5]] })).classWeight).toEqual(new Map([[0, 1], [3, 2.5]]));
    expect(() => read(planOf({ classWeight: unknown }))).toThrow(/class_weight is not known/);
  });

  it('takes how many batches epochs and validations take', () => {
    expect(read(planOf({ stepsPerEpoch: 5, validationSteps: 2, validationBatchSize: 7 }))).toMatchObject({ stepsPerEpoch: 5, validationSteps: 2, validationBatchSize: 7, leftOut: [] });
    expect(read(planOf({ batchSize: 64 }))).toMatchObject({ stepsPerEpoch: null, validationSteps: null, validationBatchSize: 64 });
  });

  it('takes data of several parts in the order of the model', () => {
    const data = planOf().steps.find((step) => step.kind === 'fit')!;
    const only = { of: 'dense_1', value: data.y };
    expect(read(planOf({ y: unknown, targets: [only] })).data.y).toEqual([data.y]);
    expect(() => read(planOf({ targets: [{ of: 'other', value: data.y }] }))).toThrow('The training data y has a part "other"; the model has dense_1.');
    expect(() => read(planOf({ inputs: [] }))).toThrow('The training data x has nothing for "input" of the model.');
  });

  it('freezes layers as the lines before the first fit() after compile() do, and not those after it', () => {
    expect(trainableLayers(read(withSteps(freeze(['dense']), compileStep({}), fitStep({}))))).not.toContain('dense');
    expect(trainableLayers(read(withSteps(freeze(['dense']), freeze(['dense'], true), compileStep({}), fitStep({}))))).toContain('dense');
    expect(trainableLayers(read(withSteps(compileStep({}), freeze(['dense']), fitStep({}))))).not.toContain('dense');
    expect(trainableLayers(read(withSteps(compileStep({}), fitStep({}), freeze(['dense']), fitStep({}))))).toContain('dense');
  });

  it('names what the file leaves unknown', () => {
    expect(() => read(planOf({ batchSize: unknown }))).toThrow(/The batch size is not known: it depends on the weather\./);
    expect(() => read(planOf({ x: unknown }))).toThrow(/The training data x is not known/);
    expect(() => read(planOf({ shuffle: unknown }))).toThrow(/Whether fit\(\) shuffles is not known/);
    expect(() => read(planOf({ validation: unknown }))).toThrow(/The validation data is not known/);
    expect(() => read(planOf({}, classifier(), { ...compileStep({}), optimizer: unknown }))).toThrow(/The optimizer is not known/);
    expect(() => read(planOf({}, classifier(), compileStep({ optimizer: ['SGD', { learning_rate: unknown }] })))).toThrow(/The learning rate of SGD is not known/);
  });

  it('names what cannot be done', () => {
    const schedule = { kind: 'object', className: 'WarmUp', config: {}, given: [] } as const;
    expect(() => read(planOf({}, classifier(), compileStep({ optimizer: ['SGD', { learning_rate: schedule }] })))).toThrow(/WarmUp cannot be trained with.*CosineDecay/);
    expect(() => read(planOf({ validation: { kind: 'split', fraction: 1.5 } }))).toThrow(/between 0 and 1; it is 1.5/);
    expect(() => read(planOf({ epochs: 2.5 }))).toThrow(/must be a whole number from 1 up; it is 2.5/);
    expect(() => read(withSteps(fitStep({})))).toThrow('The model "model" is not compiled. Call model.compile(loss=…, optimizer=…) before fit().');
    expect(() => readFit({ plan: planOf(), fitStep: 0, overrides: {} })).toThrow(/There is no fit\(\) to run at step 0/);
  });

  it('lists the callbacks that it goes without', () => {
    const callback = (className: string) => ({ kind: 'object', className, config: {}, given: [] }) as const;
    expect(read(planOf({ callbacks: [callback('RemoteMonitor'), unknown, callback('TensorBoard')] })).leftOut).toEqual([
      'The callback RemoteMonitor is left out: it cannot be run yet. Those that can: EarlyStopping, ModelCheckpoint, ReduceLROnPlateau, LearningRateScheduler, TerminateOnNaN, CSVLogger, OneCycleScheduler, ExponentialDecay, ExponentialLearningRate.',
      'A callback is left out: it depends on the weather',
      'TensorBoard can open this run as it is: its directory holds event files, in place of those in log_dir.',
    ]);
  });
});
