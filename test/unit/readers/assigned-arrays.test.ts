import { describe, expect, it } from 'vitest';
import { readPython } from '../../../src/readers/index.js';
import { isUnknown, type FitStep } from '../../../src/spec/index.js';

function fitOf(text: string): FitStep {
  const program = `
import numpy as np
from tensorflow import keras
from tensorflow.keras.datasets import imdb, mnist
(texts, labels), (test_texts, test_labels) = imdb.load_data(num_words=10000)
(images, digits), _ = mnist.load_data()
${text}
model = keras.Sequential([keras.layers.Dense(1)])
model.fit(x, y)
`;
  const step = readPython({ path: 'assigned.py', text: program }).plan.steps.find((each): each is FitStep => each.kind === 'fit');
  if (step === undefined) throw new Error('The program has no fit.');
  return step;
}

const operationOf = (data: FitStep['x']): string => (isUnknown(data) ? 'unknown' : data.operation);

// What numpy makes of such programs is compared in test/parity/arrays.test.ts.
describe('Arrays that are set part by part', () => {
  it('are rows with a one for each word of a text, however the loop is written', () => {
    const loops = [
      'for i, words in enumerate(sequences):\n        results[i, words] = 1.',
      'for i, words in enumerate(sequences):\n        for word in words:\n            results[i, word] = 1.',
      'for i in range(len(sequences)):\n        results[i, sequences[i]] = 1',
      'for i, words in enumerate(sequences):\n        results[i][words] = 1',
    ];
    for (const loop of loops) {
      const { x } = fitOf(`def vectorize(sequences, dimension=10000):\n    results = np.zeros((len(sequences), dimension))\n    ${loop}\n    return results\nx = vectorize(texts)[:100]\ny = labels[:100]`);
      expect(x, loop).toMatchObject({ operation: 'slice', shape: [100, 10_000], input: { operation: 'mark', value: 1, columns: { operation: 'dataset', dataset: 'imdb' } } });
    }
  });

  it('are labels one-hot, and known to be', () => {
    const { facts, y } = fitOf('x = images.reshape(60000, 784)\ny = np.zeros((len(digits), 10))\nfor i, digit in enumerate(digits):\n    y[i, digit] = 1');
    expect(operationOf(y)).toBe('mark');
    expect(facts?.y?.labels).toEqual({ form: 'oneHot', classes: 10 });
  });

  it('are not known where the loop does more than that, or skips rows', () => {
    const open = (loop: string): string => operationOf(fitOf(`x = images.reshape(60000, 784)\ny = np.zeros((60000, 10))\n${loop}`).y);
    expect(open('for i, digit in enumerate(digits):\n    if digit > 3:\n        y[i, digit] = 1')).toBe('unknown');
    expect(open('for i, digit in enumerate(digits, 1):\n    y[i, digit] = 1')).toBe('unknown');
    expect(open('for i, digit in enumerate(digits[1:]):\n    y[i, digit] = 1')).toBe('unknown');
    expect(open('for i, digit in enumerate(digits):\n    y[digit, i] = 1')).toBe('unknown');
    expect(open('for i, digit in enumerate(digits):\n    y[i, digit] = i')).toBe('unknown');
  });

  it('change where a part of a part is set', () => {
    expect(operationOf(fitOf('x = images / 255.\nx[0][2] = 0\ny = digits').x)).toBe('assign');
    expect(operationOf(fitOf('x = images / 255.\nx[:5][2] = 0\ny = digits').x)).toBe('unknown');
    expect(operationOf(fitOf('x = images / 255.\nx[int(input())] = 0\ny = digits').x)).toBe('unknown');
  });
});
