import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ArrayEvaluator } from '../../../src/data/index.js';
import { readPython } from '../../../src/readers/index.js';
import { withAdaptedLayers } from '../../../src/trainer/adapt/index.js';
import { isVisible } from '../../../src/trainer/plan/stage.js';
import { readStages } from '../../../src/trainer/plan/read-stages.js';
import { MemoryDatasets } from '../data/fixtures.js';

/** What is done with which models, one after the other. */
function stagesOf(sample: string): string[] {
  const text = readFileSync(new URL(`../../../samples/${sample}.py`, import.meta.url), 'utf8');
  const { plan, status } = readPython({ path: sample, text });
  expect(status).toBe('all');
  const { stages, leftOut } = readStages({ plan, fitStep: plan.steps.findLastIndex(({ kind }) => kind === 'fit'), overrides: {}, runsAll: true });
  expect(leftOut).toEqual([]);
  return stages.filter(isVisible).map((stage) => `${stage.kind} ${(stage.kind === 'fit' ? stage.fit.model : stage.model).variable ?? ''}`);
}

describe('A sample that makes its own data', () => {
  it.each([
    ['perceptron', [300, 2], [300, 1]],
    ['mlp_regression', [1600, 2], [1600]],
  ])('%s has it, and trains on it', async (sample, x, y) => {
    expect(stagesOf(sample)).toEqual(['fit model']);
    const text = readFileSync(new URL(`../../../samples/${sample}.py`, import.meta.url), 'utf8');
    const evaluator = new ArrayEvaluator(new MemoryDatasets({}));
    const plan = await withAdaptedLayers(readPython({ path: sample, text }).plan, evaluator);
    const { stages } = readStages({ plan, fitStep: 1, overrides: {}, runsAll: true });
    const fit = stages.flatMap((stage) => (stage.kind === 'fit' ? [stage.fit] : []))[0]!;
    expect((await evaluator.evaluate(fit.data.x[0]!)).shape).toEqual(x);
    expect((await evaluator.evaluate(fit.data.y[0]!)).shape).toEqual(y);
    const normalization = fit.model.layers.find(({ className }) => className === 'Normalization');
    if (normalization !== undefined) expect(normalization.config['variance']).toEqual([expect.closeTo(3, 0), expect.closeTo(3, 0)]);
  });
});

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
