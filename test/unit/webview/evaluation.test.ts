import { describe, expect, it } from 'vitest';
import { classScores, mostConfused, rightSamples, type ClassJudgement } from '../../../webview/evaluation/index.js';

/**
 * The example of sklearn.metrics.precision_recall_fscore_support in its documentation: true cat, dog, pig, cat, dog, pig;
 * said cat, pig, dog, cat, cat, dog.
 */
const animals: ClassJudgement = { kind: 'classes', classes: 3, confusion: [2, 0, 0, 1, 0, 1, 0, 2, 0], undecided: 0 };

describe('the scores of classes', () => {
  it('are precision, recall and F1 as scikit-learn has them', () => {
    const [cat, dog, pig] = classScores(animals);
    expect(cat).toMatchObject({ recall: 1, samples: 2 });
    expect(cat?.precision).toBeCloseTo(0.66, 1);
    expect(cat?.f1).toBeCloseTo(0.8, 12);
    expect(dog).toMatchObject({ precision: 0, recall: 0, f1: 0 });
    expect(pig).toMatchObject({ precision: 0, recall: 0, f1: 0 });
  });

  it('are left open for a class that nothing is of and nothing is taken for', () => {
    const judgement: ClassJudgement = { kind: 'classes', classes: 2, confusion: [3, 0, 0, 0], undecided: 0 };
    expect(classScores(judgement)[1]).toEqual({ label: 1, precision: null, recall: null, f1: null, samples: 0 });
  });

  it('come with what is right in all, and what is confused most', () => {
    expect(rightSamples(animals)).toEqual({ right: 2, all: 6 });
    expect(mostConfused(animals, 2)).toEqual([{ label: 2, predicted: 1, samples: 2 }, { label: 1, predicted: 0, samples: 1 }]);
  });
});
