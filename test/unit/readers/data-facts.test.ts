import { describe, expect, it } from 'vitest';
import { isUnknown } from '../../../src/spec/index.js';
import { keras, read, stepIn } from './support.js';

const model = 'model = keras.Sequential([keras.Input((80,)), layers.Dense(1)])';

describe('the facts of the data of a step', () => {
  it('has shapes and types of data that the file makes, though not its expression', () => {
    const step = stepIn(read(keras(model, 'X = np.random.rand(119, 80)', 'y = np.array([[1]])', 'model.fit(X, y, validation_data=(X[:9], y))')), 'fit');
    expect(isUnknown(step.x)).toBe(true);
    expect(step.facts).toMatchObject({ x: { shape: [119, 80], dtype: 'float64' }, y: { shape: [1, 1] }, validationX: { shape: [9, 80] }, validationY: { shape: [1, 1] } });
  });

  it('has nothing of data that only the running file knows', () => {
    expect(stepIn(read(keras(model, 'model.fit(load(), None)')), 'fit').facts).toEqual({});
  });
});

describe('a shape that Keras refuses', () => {
  it('is told apart from what the reader does not know', () => {
    const reading = read(keras('model = keras.Sequential([keras.Input((80,)), layers.LSTM(3)])'));
    const shape = reading.plan.models[0]?.layers[0]?.calls[0]?.outputShape;
    expect(shape).toMatchObject({ kind: 'unknown', fault: 'shape' });
  });
});
