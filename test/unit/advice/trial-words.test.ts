import { describe, expect, it } from 'vitest';
import { learningRateInWords, learningRateSentences, trialInWords, trialSentences } from '../../../src/advice/index.js';
import type { LearningRateResult, TrialResult, TrialVerdict } from '../../../src/protocol/index.js';

const sweep = { rates: [1e-6, 1e-3, 1], losses: [2.3, 2, 9], fall: 0.2 };

const rate = (given: Partial<LearningRateResult> = {}): LearningRateResult => ({
  model: 'model', engine: 'onnxruntime', seed: 42, optimizer: 'SGD', current: 0.01, batchSize: 32, seconds: 2,
  sweeps: [sweep, sweep, sweep], suggestion: { kind: 'found', rate: 0.053, steepest: 0.064 }, ...given,
});

const trained = { losses: [2, 1], metrics: { loss: 1 } };

const trial = (verdict: TrialVerdict, given: Partial<TrialResult> = {}): TrialResult => ({
  model: 'model', engine: 'onnxruntime', steps: [100, 200], stepsPerEpoch: 400, isWholeFit: false, evaluatedOn: 'validation',
  repetitions: [{ seed: 42, written: trained, fixed: trained }, { seed: 43, written: trained, fixed: trained }], verdict, leftOut: [], seconds: 5, ...given,
});

const better = { kind: 'fixed', metric: 'loss', written: 2.31, fixed: 0.649, spread: 0.056 } as const;

describe('what the learning-rate finder says', () => {
  it('is the rate with what it rests on, and how far the file is from it', () => {
    expect(learningRateSentences(rate())).toEqual([
      'A learning rate of 0.053 suits SGD; the loss falls most steeply at 0.064 (medians of 3 sweeps).',
      'The file has 0.01, 5.3 times less.',
    ]);
    expect(learningRateInWords(rate({ current: 0.05 }))).toBe(
      'model: A learning rate of 0.053 suits SGD; the loss falls most steeply at 0.064 (medians of 3 sweeps). The file has 0.05, which is about the same.',
    );
  });

  it('does not hide what weakens it', () => {
    const words = learningRateInWords(rate({ sweeps: [sweep], current: 'ExponentialDecay', isNoise: true, suggestion: { kind: 'found', rate: 1, steepest: 0.5, isOpenEnded: true } }));
    for (const part of ['one sweep, which says less than several', 'a larger one may do as well', 'The file has a schedule, ExponentialDecay', 'The data is noise']) expect(words).toContain(part);
  });

  it('is why it refuses, alone, where the sweeps say nothing', () => {
    expect(learningRateSentences(rate({ suggestion: { kind: 'none', reason: 'The loss does not fall.' } }))).toEqual(['The loss does not fall.']);
  });
});

describe('what a trial of a fix says', () => {
  it('is which is better and by how much first, then what that rests on', () => {
    expect(trialSentences(trial(better))).toEqual([
      'Better with the fix: loss 0.649 instead of 2.31 (the difference varies by ±0.056 from seed to seed).',
      'Both were trained for 200 steps (0.5 epochs), from 2 seeds, and evaluated on validation data; later it may be otherwise.',
    ]);
    expect(trialSentences(trial({ ...better, kind: 'written' }))[0]).toMatch(/^Better as it is written: loss 2\.31, with the fix 0\.649/);
  });

  it('claims no difference that chance may have made', () => {
    expect(trialSentences(trial({ ...better, kind: 'unclear' }))[0]).toMatch(/^No clear difference: loss 2\.31 as it is written, 0\.649 with the fix/);
    expect(trialSentences(trial({ ...better, kind: 'unclear', spread: null }))[0]).toMatch(/^Trained once only, which tells no difference from chance/);
    expect(trialSentences(trial({ kind: 'incomparable' }))[0]).toMatch(/cannot be compared by a number/);
  });

  it('names what is left out, and numbers that are none', () => {
    const words = trialInWords(trial({ ...better, written: NaN }, { leftOut: ['A trial runs no callbacks.'], isNoise: true, isWholeFit: true }));
    for (const part of ['model: ', 'instead of not a finite number', 'for all 200 steps', 'The data is noise', 'A trial runs no callbacks.']) expect(words).toContain(part);
  });
});
