import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ArrayEvaluator, DatasetLibrary } from '../../../src/data/index.js';
import { readPython } from '../../../src/readers/index.js';
import { isUnknown, type FitStep } from '../../../src/spec/index.js';

interface SeriesCase {
  readonly call: string;
  readonly x: readonly unknown[];
  readonly y: readonly number[] | null;
}

const cases = JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures/series-windows.json'), 'utf8')) as readonly SeriesCase[];

function fitOn(call: string): FitStep {
  const text = `import numpy as np\nimport keras\ndata = np.arange(60).reshape(30, 2) * 0.5\ntargets = np.arange(30) * 10\ndataset = keras.utils.timeseries_dataset_from_array(${call})\nmodel = keras.Sequential([keras.layers.LSTM(3), keras.layers.Dense(1)])\nmodel.fit(dataset)\n`;
  const fit = readPython({ path: 'program.py', text }).plan.steps.find(({ kind }) => kind === 'fit');
  return fit?.kind === 'fit' ? fit : expect.fail('There is no fit.');
}

async function numbersOf(expression: FitStep['x']): Promise<{ readonly values: readonly number[]; readonly shape: readonly number[] }> {
  if (isUnknown(expression)) throw new Error(expression.reason);
  const { values, shape } = await new ArrayEvaluator(new DatasetLibrary({ places: { configured: [], keras: '', system: [] }, mayDownload: false })).evaluate(expression);
  return { values: [...values], shape };
}

const shapeOf = (value: unknown): number[] => (Array.isArray(value) ? [value.length, ...shapeOf(value[0])] : []);

describe('keras.utils.timeseries_dataset_from_array', () => {
  it.each(cases)('gives the windows and targets that Keras gives: $call', async ({ call, x, y }) => {
    const fit = fitOn(call);
    expect(await numbersOf(fit.x)).toEqual({ values: x.flat(2), shape: shapeOf(x) });
    if (y !== null) expect(await numbersOf(fit.y)).toEqual({ values: y, shape: shapeOf(y) });
  });

  it.each(['data, targets, sequence_length=n', 'data, targets, sequence_length=40', 'data, targets, sequence_length=4, sampling_rate=0', 'data, targets, sequence_length=4, end_index=50', '*rest'])('is left unknown where the windows are: %s', (call) => {
    expect(isUnknown(fitOn(call).x)).toBe(true);
  });
});
