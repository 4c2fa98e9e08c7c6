import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPython } from '../../../src/readers/index.js';
import { isVisible } from '../../../src/trainer/plan/stage.js';
import { readStages } from '../../../src/trainer/plan/read-stages.js';

/** What is done with which models, one after the other. */
function stagesOf(sample: string): string[] {
  const text = readFileSync(new URL(`../../../samples/${sample}.py`, import.meta.url), 'utf8');
  const { plan, status } = readPython({ path: sample, text });
  expect(status).toBe('all');
  const { stages, leftOut } = readStages({ plan, fitStep: plan.steps.findLastIndex(({ kind }) => kind === 'fit'), overrides: {}, runsAll: true });
  expect(leftOut).toEqual([]);
  return stages.filter(isVisible).map((stage) => `${stage.kind} ${(stage.kind === 'fit' ? stage.fit.model : stage.model).variable ?? ''}`);
}

describe('A sample of several fits runs as it is written', () => {
  it.each([
    ['transfer_learning', ['fit model_A', 'evaluate model_A', 'fit model_B', 'evaluate model_B', 'fit model_B_on_A', 'fit model_B_on_A', 'evaluate model_B_on_A']],
    ['stacked_autoencoder', ['fit autoencoder', 'fit classifier', 'fit classifier', 'fit from_nothing', 'evaluate classifier', 'evaluate from_nothing']],
    ['layer_by_layer', [...Array.from({ length: 6 }, () => 'fit autoencoder'), 'fit classifier', 'fit from_nothing', 'evaluate classifier', 'evaluate from_nothing']],
    ['mc_dropout', ['fit model', 'evaluate model', 'predict model', 'predict model']],
    ['auxiliary_task', ['fit auxiliary', 'fit classifier', 'fit from_nothing', 'evaluate classifier', 'evaluate from_nothing']],
  ])('%s', (sample, stages) => {
    expect(stagesOf(sample)).toEqual(stages);
  });
});
