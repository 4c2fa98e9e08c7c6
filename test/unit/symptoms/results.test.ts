import { describe, expect, it } from 'vitest';
import { runOf, shallow, turns, watch } from './streams.js';

const atEpochs = (steps: number, metrics: (epoch: number) => Record<string, number>) => (step: number) => (step % steps === 0 ? { loss: 1, epoch: metrics(step / steps) } : { loss: 1 });

describe('overfitting', () => {
  it('is seen where the validation loss has risen for four epochs while the training loss falls', () => {
    const events = watch(runOf(), 'overfitting', 1000, atEpochs(100, (epoch) => ({ loss: 1 - epoch / 20, val_loss: 0.5 + 0.1 * Math.abs(epoch - 3) })));
    expect(turns(events)).toEqual([['begin', 800]]);
    expect(events[0]).toMatchObject({ since: 300, evidence: { bestEpoch: 3, least: 0.5 } });
  });

  it('is seen after two epochs where the training loss has halved since', () => {
    const events = watch(runOf(), 'overfitting', 1000, atEpochs(100, (epoch) => ({ loss: 0.5 ** epoch, val_loss: 0.5 + 0.1 * Math.abs(epoch - 3) })));
    expect(turns(events)).toEqual([['begin', 600]]);
  });

  it('is seen where the validation never was better than guessing, as it is of labels that belong to other samples', () => {
    const useless = (loss: number, validation: number) => turns(watch(runOf(), 'overfitting', 500, atEpochs(100, () => ({ loss, val_loss: validation }))));
    expect(useless(1.5, 2.3)).toEqual([['begin', 300]]);
    expect([useless(2.2, 2.3), useless(1.5, 2.1)]).toEqual([[], []]);
  });

  it('is over only when the validation loss is better than ever', () => {
    const validation = [0.5, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7, 0.54, 0.7, 0.4, 0.4];
    const events = watch(runOf(), 'overfitting', 1300, atEpochs(100, (epoch) => ({ loss: 1 - epoch / 30, val_loss: validation[epoch - 1]! })));
    expect(turns(events)).toEqual([['begin', 800], ['over', 1200]]);
  });

  it('is not seen in a gap that stays, in noise, or where training gets worse as well', () => {
    const quiet = [
      watch(runOf(), 'overfitting', 1000, atEpochs(100, (epoch) => ({ loss: 0.1 / epoch, val_loss: 0.5 }))),
      watch(runOf(), 'overfitting', 2000, atEpochs(100, (epoch) => ({ loss: 1 / epoch, val_loss: epoch % 5 === 0 ? 0.5 : 0.6 + 0.1 * (epoch % 2) }))),
      watch(runOf(), 'overfitting', 1000, atEpochs(100, (epoch) => ({ loss: epoch, val_loss: epoch }))),
      watch(runOf(), 'overfitting', 1000, atEpochs(100, (epoch) => ({ loss: 1 / epoch }))),
    ];
    expect(quiet).toEqual([[], [], [], []]);
  });
});

describe('underfitting', () => {
  it('is seen where the training loss stays high', () => {
    const events = watch(runOf(), 'underfitting', 1000, atEpochs(100, (epoch) => ({ loss: 1.8 + 0.3 ** epoch })));
    expect(turns(events)).toEqual([['begin', 500]]);
    expect(events[0]?.message).toContain('78 %');
    expect(watch(runOf(), 'underfitting', 1000, atEpochs(100, (epoch) => ({ loss: 1.8 + 0.3 ** epoch, accuracy: 0.6 })))).toEqual([]);
    expect(watch(runOf(shallow, { hasWeights: true }), 'underfitting', 1000, atEpochs(100, (epoch) => ({ loss: 1.8 + 0.3 ** epoch })))).toEqual([]);
  });

  it('is not seen where it is low, or still falls', () => {
    expect(watch(runOf(), 'underfitting', 1000, atEpochs(100, (epoch) => ({ loss: 0.9 + 0.3 ** epoch })))).toEqual([]);
    expect(watch(runOf(), 'underfitting', 1000, atEpochs(100, (epoch) => ({ loss: 2.2 - 0.06 * epoch })))).toEqual([]);
  });
});

describe('targets that are all the same', () => {
  const facts = { count: 100, areEqual: true, meanSquare: 9, meanSize: 3 };

  it('are seen at the beginning', () => {
    const events = watch(runOf(shallow, { targets: facts }), 'constant-targets', 20, () => ({}));
    expect(turns(events)).toEqual([['begin', 5]]);
    expect(events[0]?.message).toBe('All 100 training samples have the same target.');
  });

  it('are not seen where they differ, are not known, or are those of a few samples', () => {
    expect(watch(runOf(shallow, { targets: { ...facts, areEqual: false } }), 'constant-targets', 20, () => ({}))).toEqual([]);
    expect(watch(runOf(), 'constant-targets', 20, () => ({}))).toEqual([]);
    expect(watch(runOf(shallow, { targets: { ...facts, count: 10 } }), 'constant-targets', 20, () => ({}))).toEqual([]);
  });
});

describe('overfitting with batch normalization', () => {
  it('is not said while its averages have not followed, and a validation is bad for that', () => {
    const normalized = [['Dense', { units: 4 }], ['BatchNormalization'], ['Dense', { units: 10, activation: 'softmax' }]] as const;
    const run = (stepsPerEpoch: number) => runOf(normalized, { stepsPerEpoch, epochs: 12 });
    const rising = (stepsPerEpoch: number) => turns(watch(run(stepsPerEpoch), 'overfitting', 12 * stepsPerEpoch, (step) => (step % stepsPerEpoch === 0 ? { epoch: { loss: 1 / step, val_loss: 0.5 + step / stepsPerEpoch } } : {})));
    expect(rising(40)).toEqual([]);
    expect(rising(100)).toEqual([['begin', 600]]);
  });
});

describe('one class for everything', () => {
  const shares = (predicted: number, labelled: number, loss = 4) => () => ({ loss, observed: { predictedShare: predicted, labelledShare: labelled } });

  it('is seen where all of a batch are given one class that they do not have', () => {
    expect(turns(watch(runOf(), 'class-collapse', 40, shares(1, 0.2)))).toEqual([['begin', 18]]);
  });

  it('is not seen where the labels are of one class, where it is most of them, where the model is unsure of all classes, or in tiny batches', () => {
    expect(watch(runOf(), 'class-collapse', 40, shares(1, 0.9))).toEqual([]);
    expect(watch(runOf(), 'class-collapse', 40, shares(0.9, 0.2))).toEqual([]);
    expect(watch(runOf(), 'class-collapse', 40, shares(1, 0.2, Math.log(10)))).toEqual([]);
    expect(watch(runOf(shallow, { batchSize: 4 }), 'class-collapse', 40, shares(1, 0.2))).toEqual([]);
  });

  it('is not said where dead units explain it', () => {
    const events = watch(runOf(), null, 40, () => ({ observed: { predictedShare: 1, labelledShare: 0.2, 'deadUnits/dense': 1 } }));
    expect(events.map(({ symptom }) => symptom)).toEqual(['dying-relu']);
  });
});

describe('batch statistics that are too noisy', () => {
  const normalized = [['Dense', { units: 4 }], ['BatchNormalization'], ['Dense', { units: 10, activation: 'softmax' }]] as const;

  it('are seen where means are taken over a handful of numbers', () => {
    const events = watch(runOf(normalized, { batchSize: 4 }), 'noisy-batch-statistics', 20, () => ({}));
    expect(turns(events)).toEqual([['begin', 5]]);
    expect(events[0]).toMatchObject({ layers: ['batch_normalization'], evidence: { numbers: 4, error: 0.5 } });
  });

  it('are not seen in larger batches, or without batch normalization', () => {
    expect(watch(runOf(normalized, { batchSize: 16 }), 'noisy-batch-statistics', 20, () => ({}))).toEqual([]);
    expect(watch(runOf(shallow, { batchSize: 2 }), 'noisy-batch-statistics', 20, () => ({}))).toEqual([]);
  });
});
