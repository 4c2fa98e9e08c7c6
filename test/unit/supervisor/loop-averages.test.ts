import { describe, expect, it } from 'vitest';
import type { StageTurn } from '../../../src/protocol/index.js';
import { resultsOf, stageName, type StageState } from '../../../src/supervisor/index.js';

function evaluated(turns: readonly StageTurn[], accuracy: number, statement = 100): StageState {
  const stage: StageState['stage'] = {
    type: 'stage', stage: 1, stages: 9, kind: 'evaluate', planStep: 0, model: 'net', firstStep: 1, firstEpoch: 1, epochs: 0, stepsPerEpoch: 0, batchSize: 32, samples: 10,
    validationSamples: 0, layers: [], ...(turns.length > 0 && { loop: { statement, turns: [...turns] } }),
  };
  return { stage, metrics: { accuracy } };
}
const fold = (turn: number): StageTurn => ({ loop: 7, turn, of: 3, isFold: true });
const rate = (turn: number, value: number): StageTurn => ({ loop: 1, turn, of: 2, variable: { name: 'lr', value } });

describe('What evaluate() gives in a loop', () => {
  it('is named after the turn', () => {
    expect(stageName(evaluated([], 1).stage)).toBe('net');
    expect(stageName(evaluated([rate(1, 0.01), fold(2)], 1).stage)).toBe('net (lr = 0.01, fold 2 of 3)');
    expect(stageName(evaluated([{ loop: 7, turn: 2, of: 3 }], 1).stage)).toBe('net (turn 2 of 3)');
  });

  it('has a mean and a standard deviation over the folds', () => {
    const { results } = resultsOf([evaluated([fold(1)], 0.5), evaluated([fold(2)], 0.7), evaluated([fold(3)], 0.9)]);
    expect(results).toHaveLength(4);
    // numpy.mean and numpy.std of these three.
    expect(results?.at(-1)?.model).toBe('net (mean of 3 folds)');
    expect(results?.at(-1)?.metrics['accuracy']).toBeCloseTo(0.7, 12);
    expect(results?.at(-1)?.spread?.['accuracy']).toBeCloseTo(0.16329931618554522, 12);
  });

  it('has one for each turn of the loop around, and for each evaluate() of a turn', () => {
    const each = [rate(1, 0.1), rate(2, 0.2)].flatMap((outer) => [1, 2].flatMap((turn) => [evaluated([outer, fold(turn)], turn), evaluated([outer, fold(turn)], 3 * turn, 200)]));
    const means = resultsOf(each).results?.filter(({ spread }) => spread !== undefined);
    expect(means?.map(({ model, metrics }) => [model, metrics['accuracy']])).toEqual([
      ['net (lr = 0.1, mean of 2 folds)', 1.5], ['net (lr = 0.1, mean of 2 folds)', 4.5], ['net (lr = 0.2, mean of 2 folds)', 1.5], ['net (lr = 0.2, mean of 2 folds)', 4.5],
    ]);
  });

  it('has none where the turns are of different settings, or there is one', () => {
    expect(resultsOf([evaluated([rate(1, 0.1)], 0.5), evaluated([rate(2, 0.2)], 0.7)]).results).toHaveLength(2);
    expect(resultsOf([evaluated([fold(1)], 0.5)]).results).toHaveLength(1);
  });
});
