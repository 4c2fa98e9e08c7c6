import type { Evaluation } from '../../src/protocol/index.js';

/** Ten kinds of clothes, of which shirts are often taken for something else. */
export function clothes(classes = 10): Evaluation {
  const confusion = Array.from({ length: classes ** 2 }, (_, place) => {
    const [label, predicted] = [Math.floor(place / classes), place % classes];
    if (label === predicted) return 90 + label;
    if (label === 6 && predicted === 0) return 37;
    return Math.abs(label - predicted) === 2 ? 4 : 0;
  });
  const samples = confusion.reduce((sum, count) => sum + count, 0);
  return { step: 6200, stage: 1, data: 'validation', samples, of: samples, judgement: { kind: 'classes', classes, confusion, undecided: 0 } };
}

/** Prices of houses, predicted with some error. */
export function prices(): Evaluation {
  const targets = Array.from({ length: 400 }, (_, index) => 0.5 + index / 90);
  const predictions = targets.map((target, index) => target + 0.5 * Math.sin(index * 12.9898));
  const judgement = { kind: 'values' as const, targets, predictions, meanAbsoluteError: 0.3178, rootMeanSquaredError: 0.3534, determination: 0.9213 };
  return { step: 3630, stage: 2, data: 'evaluate', samples: 5160, of: 12_000, judgement };
}
