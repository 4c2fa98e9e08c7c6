import { describe, expect, it } from 'vitest';
import { isUnknown } from '../../../src/spec/index.js';
import { keras, layerOf, modelIn, read } from './support.js';

const arrays = ['import numpy as np', 'sizes = np.array([30, 5, 7])', 'grid = np.array([[1, 2], [3, 4]])', 'rates = np.array([0.1, 0.25])'];

const unitsOf = (units: string): unknown => layerOf(modelIn(read(keras(...arrays, `model = keras.Sequential([keras.Input([4]), layers.Dense(${units})])`))), 'dense').config['units'];

describe('A number of an array that the file writes', () => {
  it.each([
    ['sizes[1]', 5],
    ['sizes[-1]', 7],
    ['sizes[1:].max()', 7],
    ['int(sizes.mean())', 14],
    ['np.sum(grid)', 10],
    ['grid[1][0]', 3],
    ['grid[1].min()', 3],
    ['(sizes > 6).sum()', 2],
    ['sizes[(sizes < 6).argmax()]', 5],
    ['np.argmin(sizes)', 1],
    ['(2 * sizes - 1)[1]', 9],
    ['int(100 * rates[1])', 25],
    ['np.array([0] + [5, 15])[2]', 15],
    ['sizes.astype("float32")[2] // 2', 3],
  ])('%s is %d', (expression, units) => expect(unitsOf(expression)).toBe(units));

  it('is not known where the array is set in between, or comes from data', () => {
    expect(unitsOf('np.random.rand(3)[1]')).toSatisfy(isUnknown);
    const changed = keras(...arrays, 'sizes[1] = int(input())', 'model = keras.Sequential([keras.Input([4]), layers.Dense(sizes[1])])');
    expect(layerOf(modelIn(read(changed)), 'dense').config['units']).toSatisfy(isUnknown);
  });

  it('is what a schedule of the textbook looks up at each epoch', () => {
    const { plan } = read(keras(
      ...arrays,
      'def piecewise_constant(boundaries, values):',
      '    boundaries = np.array([0] + boundaries)',
      '    values = np.array(values)',
      '    def piecewise_constant_fn(epoch):',
      '        return values[(boundaries > epoch).argmax() - 1]',
      '    return piecewise_constant_fn',
      'schedule = piecewise_constant([5, 15], [0.01, 0.005, 0.001])',
      'model = keras.Sequential([keras.Input([4]), layers.Dense(1)])',
      'model.compile(loss="mse", optimizer="sgd")',
      'model.fit(np.random.rand(8, 4), np.random.rand(8), epochs=20, callbacks=[keras.callbacks.LearningRateScheduler(schedule)])',
    ));
    const rates = [...Array<number>(5).fill(0.01), ...Array<number>(10).fill(0.005), ...Array<number>(5).fill(0.001)];
    expect(plan.steps.at(-1)).toMatchObject({ kind: 'fit', callbacks: [{ className: 'LearningRateScheduler', config: { schedule: rates } }] });
  });
});
