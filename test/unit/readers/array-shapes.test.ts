import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { keras, read, stepIn } from './support.js';

/** The shape and the type of an array, or those of several. */
type Described = readonly [readonly number[], string] | readonly Described[];

/** What numpy, TensorFlow and Keras give; fixtures/make-array-shapes.py asked them. */
const answers = JSON.parse(readFileSync(new URL('fixtures/array-shapes.json', import.meta.url), 'utf8')) as readonly (readonly [string, Described])[];

const before = [
  'import numpy as np', 'import tensorflow as tf', 'from keras import ops', 'from tensorflow.keras import backend as K',
  'x = np.random.normal(size=(4, 6, 8))', 'v = np.random.normal(size=5)', 'i = np.ones((2, 3), dtype="int64")',
  'p = np.random.normal(size=(2, 12, 10, 3)).astype("float32")', 'k = np.zeros((3, 3, 3, 7), dtype="float32")',
];

/** What is read of the shape of an expression, or of its part. */
function shapeOf(expression: string): readonly (number | null)[] | undefined {
  const step = stepIn(read(keras(...before, 'model = keras.Sequential([layers.Dense(1)])', `model.predict(${expression})`)), 'predict');
  return step.facts?.x?.shape;
}

const isSingle = (answer: Described): answer is readonly [readonly number[], string] => typeof answer[1] === 'string';

/** Lengths that depend on what is in the arrays. */
const byContent = /^(np\.where\(v > 0\)|np\.nonzero|tf\.boolean_mask)/;

describe('the shape of an expression is what numpy, TensorFlow and Keras give', () => {
  it.each(answers)('%s', (expression, answer) => {
    const parts = isSingle(answer) ? [answer] : answer.filter(isSingle);
    const read = parts.map((_, part) => shapeOf(isSingle(answer) ? expression : `(${expression})[${part}]`));
    const shapes = parts.map(([shape]) => shape);
    expect(read).toEqual(byContent.test(expression) ? shapes.map((shape) => [null, ...shape.slice(1)]) : shapes);
  });
});
