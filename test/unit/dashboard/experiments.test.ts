import { describe, expect, it } from 'vitest';
import { Experiments, type UnappliedExperiment } from '../../../src/dashboard/experiments/experiments.js';

const experiment: UnappliedExperiment = {
  kind: 'learningRate',
  sentences: ['A learning rate of 0.05 suits SGD.'],
  result: { model: 'model', engine: 'onnxruntime', seed: 1, optimizer: 'SGD', current: 0.01, batchSize: 32, sweeps: [], suggestion: { kind: 'found', rate: 0.05, steepest: 0.06 }, seconds: 1 },
};

/** What is shown, with an edit that goes as it is told to; and how often it was made. */
function shown(isMade: boolean): { readonly experiments: Experiments; readonly edits: () => number; readonly apply: () => Promise<void> } {
  const experiments = new Experiments();
  let count = 0;
  const run = (): Promise<boolean> => {
    count += 1;
    return Promise.resolve(isMade);
  };
  const apply = experiments.show(experiment, { title: 'Set the learning rate to 0.05', run });
  return { experiments, edits: () => count, apply };
}

describe('the short trainings that are shown', () => {
  it('offer their edit, make it when it is asked for, and say then that it is made', async () => {
    const { experiments, edits } = shown(true);
    expect(experiments.current).toEqual({ ...experiment, applyTitle: 'Set the learning rate to 0.05' });
    expect(edits()).toBe(0);
    await experiments.answer({ type: 'applyExperiment' });
    expect(edits()).toBe(1);
    expect(experiments.current).toEqual({ ...experiment, isApplied: true });
  });

  it('go on offering it where the file did not take it', async () => {
    const { experiments } = shown(false);
    await experiments.answer({ type: 'applyExperiment' });
    expect(experiments.current?.applyTitle).toBe('Set the learning rate to 0.05');
  });

  it('do nothing where there is no edit, or they were dismissed', async () => {
    const { experiments, edits } = shown(true);
    await experiments.answer({ type: 'dismissExperiment' });
    expect(experiments.current).toBeNull();
    await experiments.answer({ type: 'applyExperiment' });
    expect([edits(), experiments.current]).toEqual([0, null]);
    experiments.show(experiment, null);
    await experiments.answer({ type: 'applyExperiment' });
    expect(experiments.current).toEqual(experiment);
  });

  it('say nothing of an edit that was made elsewhere for others that came before', async () => {
    const { experiments, apply, edits } = shown(true);
    const later: UnappliedExperiment = { ...experiment, sentences: ['Another one.'] };
    experiments.show(later, null);
    await apply();
    expect(edits()).toBe(1);
    expect(experiments.current).toEqual(later);
  });
});
