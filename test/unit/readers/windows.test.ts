import { describe, expect, it } from 'vitest';
import { readPython } from '../../../src/readers/index.js';
import { isUnknown, type ArrayExpression, type Maybe } from '../../../src/spec/index.js';

/** What a program trains on. */
function trainedOn(...lines: readonly string[]): Maybe<ArrayExpression> {
  const text = ['import numpy as np', 'from tensorflow import keras', ...lines, 'model = keras.Sequential([keras.layers.Dense(1)])', 'model.fit(np.array(x))'].join('\n');
  const step = readPython({ path: 'series.py', text }).plan.steps.find(({ kind }) => kind === 'fit');
  if (step?.kind !== 'fit') throw new Error('The program has no fit.');
  return step.x;
}

const series = 'series = np.sin(np.arange(0, 50000) * 0.01)';

describe('Windows that a loop cuts out of a long series', () => {
  it('are one operation, however many they are', () => {
    expect(trainedOn(series, 'x = []', 'for i in range(len(series) - 20):', '    x.append(series[i:i + 20])')).toMatchObject({
      operation: 'windows', start: 0, step: 1, length: 20, count: 49_980, shape: [49_980, 20], dtype: 'float64',
    });
  });

  it('are the same where a comprehension cuts them', () => {
    const windows = { operation: 'windows', start: 0, step: 1, length: 20, count: 980, shape: [980, 20] };
    const short = 'series = np.sin(np.arange(1000) * 0.01)';
    expect(trainedOn(short, 'x = [series[i:i + 20] for i in range(len(series) - 20)]')).toMatchObject(windows);
    expect(trainedOn(short, 'x = np.stack([series[i:i + 20] for i in range(len(series) - 20)])')).toMatchObject(windows);
    expect(trainedOn(short, 'x = np.zeros((len([series[i:i + 20] for i in range(980)]), 3))')).toMatchObject({ shape: [980, 3] });
  });

  it.each([
    ['end > len(series) - 1', 49_980], ['end >= len(series)', 49_980], ['end > len(series)', 49_981], ['len(series) < end + 1', 49_980], ['end > 30', 11], ['end > 22', 3], ['end < 0', null],
  ])('end where the loop is left: if %s', (condition, count) => {
    const x = trainedOn(series, 'x, y = [], []', 'for i in range(len(series)):', '    end = i + 20', `    if ${condition}:`, '        break', '    first, second = series[i:end], series[end - 1]', '    x.append(first)', '    y.append(second)');
    if (count === null) expect(isUnknown(x)).toBe(true);
    else expect(x).toMatchObject({ operation: 'windows', step: 1, length: 20, count, shape: [count, 20] });
  });

  it('are as far apart as the turns of the loop', () => {
    expect(trainedOn(series, 'x = []', 'for i in range(10, len(series), 5):', '    x.append(series[i - 10:i])')).toMatchObject({ start: 0, step: 5, length: 10, count: 9_998 });
  });

  it.each([
    ['that the series is too short for', ['for i in range(len(series) - 10):', '    x.append(series[i:i + 20])']],
    ['that do not lie evenly', ['for i in range(5000):', '    x.append(series[i * i:i * i + 20])']],
    ['that begin anew', ['for i in range(5000):', '    x.append(series[i % 1000:i % 1000 + 20])']],
    ['whose places are looked up', ['places = [0, 1, 2, 3, 9]', 'for i in range(5000):', '    begin = places[i]', '    x.append(series[begin:begin + 20])']],
    ['that are left at a place that does not come evenly', ['for i in range(5000):', '    if i * i * i > 7000:', '        break', '    x.append(series[i:i + 20])']],
    ['that are left behind the first list', ['for i in range(5000):', '    x.append(series[i:i + 20])', '    if i > 100:', '        break', '    y.append(series[i])']],
    ['that a comprehension looks up', ['places = [0, 1, 2, 3, 9] * 200', 'x = [series[places[i]:places[i] + 20] for i in range(1000)]']],
    ['some of which are left out', ['for i in range(5000):', '    if i % 2 == 0:', '        x.append(series[i:i + 20])']],
    ['of a list that had something in it', ['x.append(series[7:27])', 'for i in range(5000):', '    x.append(series[i:i + 20])']],
    ['and one more behind the loop', ['for i in range(5000):', '    x.append(series[i:i + 20])', 'x.append(series[0:20])']],
    ['to which something is done that is not followed', ['for i in range(5000):', '    x.append(np.fft.fft(series[i:i + 20]))']],
    ['in one of two branches', ['if input():', '    for i in range(5000):', '        x.append(series[i:i + 20])']],
    ['of another width behind some turns', ['width = 20', 'for i in range(5000):', '    x.append(series[i:i + width])', '    width += 1']],
  ])('%s are not known', (_, lines) => {
    expect(isUnknown(trainedOn(series, 'x, y = [], []', ...lines))).toBe(true);
  });
});
