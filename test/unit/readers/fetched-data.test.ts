import { describe, expect, it } from 'vitest';
import { readPython } from '../../../src/readers/index.js';

function reasonOf(loading: string): unknown {
  const text = `from sklearn.datasets import fetch_california_housing, make_gaussian_quantiles\nfrom tensorflow import keras\n${loading}\nmodel = keras.Sequential([keras.layers.Dense(1)])\nmodel.fit(x, y)\n`;
  const fit = readPython({ path: 'houses.py', text }).plan.steps.find(({ kind }) => kind === 'fit');
  return fit?.kind === 'fit' ? fit.x : undefined;
}

describe('data that scikit-learn downloads', () => {
  it('is named with what makes it readable', () => {
    expect(reasonOf('housing = fetch_california_housing()\nx, y = housing.data, housing.target')).toMatchObject({
      kind: 'unknown',
      reason: 'fetch_california_housing() keeps its data in a file of scikit-learn, which is not read. Write it once with np.savez("california_housing.npz", x=..., y=...), and read it with np.load("california_housing.npz").',
    });
  });

  it('is no reason for data that it makes up', () => {
    expect(reasonOf('x, y = make_gaussian_quantiles(n_samples=50)')).toMatchObject({ kind: 'unknown', reason: expect.stringContaining('loads or makes the data of make_gaussian_quantiles()') as string });
  });
});
