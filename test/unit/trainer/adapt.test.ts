import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ArrayEvaluator } from '../../../src/data/index.js';
import { RandomState } from '../../../src/data/random/index.js';
import { readPython } from '../../../src/readers/index.js';
import type { Config } from '../../../src/spec/index.js';
import { withAdaptedLayers } from '../../../src/trainer/adapt/index.js';
import { binBoundaries } from '../../../src/trainer/adapt/bin-boundaries.js';
import { MemoryDatasets } from '../data/fixtures.js';

interface Statistics {
  readonly axis: number | readonly number[] | null;
  readonly mean: readonly number[];
  readonly variance: readonly number[];
}

/** What Keras found (fixtures/make-adapt.py). */
const oracle = JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures/adapt.json'), 'utf8')) as {
  readonly normalization: readonly Statistics[];
  readonly series: readonly Statistics[];
  readonly discretization: readonly { readonly bins: number; readonly epsilon: number; readonly count: number; readonly boundaries: readonly number[] }[];
};

const table = 'np.random.RandomState(0).standard_normal((500, 4)) * np.array([1, 5, 0.1, 2]) + np.array([0, 3, -1, 100])';
const series = 'np.random.RandomState(1).standard_normal((20, 6, 3))';

async function adaptedConfig(data: string, axis: Statistics['axis']): Promise<Config> {
  const python = axis === null ? 'None' : typeof axis === 'number' ? String(axis) : `(${axis.join(', ')})`;
  const text = [
    'import numpy as np', 'from tensorflow import keras', `x = ${data}`, `scale = keras.layers.Normalization(axis=${python})`, 'scale.adapt(x)',
    'net = keras.Sequential([scale, keras.layers.Dense(1)])', 'net.compile("sgd", "mse")', 'net.fit(x, x)',
  ].join('\n');
  const { plan, status } = readPython({ path: 'a.py', text });
  expect(status).toBe('all');
  const { models } = await withAdaptedLayers(plan, new ArrayEvaluator(new MemoryDatasets({})));
  return models[0]!.layers.find(({ className }) => className === 'Normalization')!.config;
}

function expectNear(values: unknown, expected: readonly number[], tolerance: number): void {
  expect(values).toHaveLength(expected.length);
  (values as number[]).forEach((value, index) => expect(Math.abs(value - expected[index]!)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(expected[index]!))));
}

describe('Normalization.adapt finds what Keras finds', () => {
  it.each([...oracle.normalization.map((one) => [table, one] as const), ...oracle.series.map((one) => [series, one] as const)])('%s', async (data, { axis, mean, variance }) => {
    const config = await adaptedConfig(data, axis);
    expectNear(config['mean'], mean, 1e-5);
    expectNear(config['variance'], variance, 1e-5);
  });
});

describe('Discretization.adapt', () => {
  it.each(oracle.discretization.map((one) => [one.bins, one.count, one] as const))('puts the boundaries of %i bins of %i numbers where Keras does', (bins, count, { epsilon, boundaries }) => {
    const data = Float32Array.from(new RandomState(2).uniforms(3000)).subarray(0, count);
    expectNear(binBoundaries(data, bins, epsilon), boundaries, 1e-6);
  });
});
