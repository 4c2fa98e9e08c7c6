import { describe, expect, it } from 'vitest';
import { ArrayEvaluator, DataError, type DataArray } from '../../../src/data/index.js';
import type { ArrayExpression } from '../../../src/spec/index.js';
import { compute, dataset, MemoryDatasets, slice } from './fixtures.js';

const pictures: DataArray = { values: Uint8Array.from({ length: 24 }, (_, index) => index * 10), shape: [6, 2, 2] };
const labels: DataArray = { values: Uint8Array.of(0, 1, 2, 0, 1, 2), shape: [6] };
const x = dataset([6, 2, 2]);
const y = dataset([6], 'y');

const evaluator = (): ArrayEvaluator => new ArrayEvaluator(new MemoryDatasets({ 'train/x': pictures, 'train/y': labels }));
const evaluate = (expression: ArrayExpression): Promise<DataArray> => evaluator().evaluate(expression);

describe('A data set and its slices', () => {
  it('stay bytes, and slices of rows share their memory', async () => {
    const whole = await evaluate(x);
    const last = await evaluate(slice(x, [2, 2, 2], { start: -2 }));
    expect(whole.values).toBe(pictures.values);
    expect(last.values.buffer).toBe(pictures.values.buffer);
    expect([...last.values]).toEqual([160, 170, 180, 190, 200, 210, 220, 230]);
  });

  it('follow Python: negative counts from the end, out of range is cut, steps and reversals, any axis', async () => {
    const rows = async (start: number | null, stop: number | null, step: number, count: number): Promise<number[]> => [
      ...(await evaluate(slice(y, [count], { start, stop, step }))).values,
    ];
    expect(await rows(null, -4, 1, 2)).toEqual([0, 1]);
    expect(await rows(4, 100, 1, 2)).toEqual([1, 2]);
    expect(await rows(1, null, 2, 3)).toEqual([1, 0, 2]);
    expect(await rows(null, null, -1, 6)).toEqual([2, 1, 0, 2, 1, 0]);
    const halves = compute('divide', x, 2, [6, 2, 2]);
    expect([...(await evaluate(slice(halves, [2, 2, 2], { start: 1, stop: 6, step: 3 }))).values]).toEqual([20, 25, 30, 35, 80, 85, 90, 95]);
    expect([...(await evaluate(slice(halves, [2, 2, 2], { stop: 1, step: -3 }))).values]).toEqual([100, 105, 110, 115, 40, 45, 50, 55]);
    const column = await evaluate(slice(x, [6, 2, 1], { axis: 2, start: 1 }));
    expect([...column.values.subarray(0, 4)]).toEqual([10, 30, 50, 70]);
  });
});

describe('Arithmetic', () => {
  it('gives float32 of the float64 result, as Keras feeds it', async () => {
    const scaled = await evaluate(compute('divide', x, 255, [6, 2, 2]));
    expect(scaled.shape).toEqual([6, 2, 2]);
    expect(scaled.values).toEqual(Float32Array.from(pictures.values, (value) => value / 255));
  });

  it('keeps float64 between the operations of a chain', async () => {
    // In float32 the 1 would be lost.
    const chain = compute('subtract', compute('add', y, 2 ** 30, [6]), 2 ** 30, [6]);
    expect([...(await evaluate(chain)).values]).toEqual([0, 1, 2, 0, 1, 2]);
  });

  it('rounds after each operation where the type is float32, and wraps where it is uint8', async () => {
    const chain = compute('subtract', compute('add', y, 2 ** 30, [6], 'float32'), 2 ** 30, [6], 'float32');
    expect([...(await evaluate(chain)).values]).toEqual([0, 0, 0, 0, 0, 0]);
    const inverted = await evaluate(compute('subtract', 1, y, [6], 'uint8'));
    expect(inverted.values).toEqual(Uint8Array.of(1, 0, 255, 1, 0, 255));
  });

  it('broadcasts as numpy does', async () => {
    const row = slice(slice(x, [1, 2, 2], { stop: 1 }), [1, 1, 2], { axis: 1, stop: 1 });
    const sum = await evaluate(compute('add', x, row, [6, 2, 2]));
    expect([...sum.values.subarray(0, 4)]).toEqual([0, 20, 20, 40]);
    const column: ArrayExpression = { kind: 'array', operation: 'reshape', input: y, shape: [6, 1], dtype: 'uint8' };
    const outer = await evaluate(compute('multiply', column, y, [6, 6]));
    expect([...outer.values.subarray(6, 18)]).toEqual([0, 1, 2, 0, 1, 2, 0, 2, 4, 0, 2, 4]);
  });

  it('uses one array twice at different rows', async () => {
    const scaled = compute('multiply', x, 0.5, [6, 2, 2]);
    const differences = compute('subtract', slice(scaled, [5, 2, 2], { start: 1 }), slice(scaled, [5, 2, 2], { stop: -1 }), [5, 2, 2]);
    expect(new Set((await evaluate(differences)).values)).toEqual(new Set([20]));
  });

  it('says which shapes do not fit, and of which expression', async () => {
    const wrong = compute('add', x, slice(y, [5], { stop: 5 }), [6, 2, 5]);
    await expect(evaluate(wrong)).rejects.toThrow(
      'fashion_mnist.x_train + fashion_mnist.y_train[:5] with shape (6, 2, 5) cannot be computed: Arrays of shapes (6, 2, 2) and (5,) cannot be combined: add needs sizes that are equal or 1.',
    );
  });
});

describe('Means and standard deviations', () => {
  const mean: ArrayExpression = { kind: 'array', operation: 'mean', input: x, axes: [0], keepDimensions: true, shape: [1, 2, 2], dtype: 'float64' };
  const std: ArrayExpression = { kind: 'array', operation: 'std', input: x, axes: [0], keepDimensions: true, shape: [1, 2, 2], dtype: 'float64' };

  it('are taken over the axes given', async () => {
    expect((await evaluate(mean)).values).toEqual(Float32Array.of(100, 110, 120, 130));
    const last = { ...mean, axes: [-1, 1], keepDimensions: false, shape: [6] };
    expect((await evaluate(last)).values).toEqual(Float32Array.of(15, 55, 95, 135, 175, 215));
  });

  it('are one number over all axes', async () => {
    const all = await evaluate({ ...std, axes: null, keepDimensions: false, shape: [] });
    expect(all.shape).toEqual([]);
    expect(all.values[0]).toBeCloseTo(69.22187, 4);
  });

  it('standardize to mean 0 and deviation 1', async () => {
    const standardized = await evaluate(compute('divide', compute('subtract', x, mean, [6, 2, 2]), std, [6, 2, 2]));
    const first = [...standardized.values].filter((_, index) => index % 4 === 0);
    expect(first.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 5);
    expect(first.reduce((sum, value) => sum + value ** 2, 0) / 6).toBeCloseTo(1, 5);
  });

  it.each<[string, number[] | null, number[]]>([
    ['rows', [0], [1, 2, 2]], ['columns', [2], [6, 2, 1]], ['lines', [1], [6, 1, 2]], ['pictures', [1, 2], [6, 1, 1]], ['all', null, [1, 1, 1]], ['what is not next to each other', [0, 2], [1, 2, 1]],
  ])('of bytes are those of the same numbers as float64, over %s', async (_, axes, shape) => {
    const numbers: ArrayExpression = { kind: 'array', operation: 'cast', input: x, shape: [6, 2, 2], dtype: 'float64' };
    for (const operation of ['mean', 'std', 'variance', 'sum'] as const) {
      const of = (input: ArrayExpression): ArrayExpression => ({ kind: 'array', operation, input, axes, keepDimensions: true, shape, dtype: 'float64' });
      expect(await evaluate(of(x)), operation).toEqual(await evaluate(of(numbers)));
    }
  });

  it('lose nothing where many bytes are nearly the same', async () => {
    // The variance of one 1 among n zeros is (n - 1) / n²; what the squares lose in float64 would be larger.
    const count = 2 ** 20;
    const values = new Uint8Array(count).fill(254);
    values[7] = 255;
    const bytes = new ArrayEvaluator(new MemoryDatasets({ 'train/x': { values, shape: [count] } }));
    const variance = await bytes.evaluate({ kind: 'array', operation: 'variance', input: dataset([count]), axes: null, keepDimensions: false, shape: [], dtype: 'float64' });
    expect(variance.values[0]).toBe(Math.fround((count - 1) / count ** 2));
  });

  it('refuse an axis that is not there', async () => {
    await expect(evaluate({ ...mean, axes: [3] })).rejects.toThrow(/has no axis 3/);
  });
});

describe('Casts, reshapes and one-hot rows', () => {
  it('cast as numpy does: fractions are cut off', async () => {
    const thirds = compute('divide', x, -15, [6, 2, 2]);
    const cast = await evaluate({ kind: 'array', operation: 'cast', input: thirds, shape: [6, 2, 2], dtype: 'int64' });
    expect(cast.values).toBeInstanceOf(Int32Array);
    expect([...cast.values.subarray(0, 6)]).toEqual([0, 0, -1, -2, -2, -3]);
    expect((await evaluate({ kind: 'array', operation: 'cast', input: x, shape: [6, 2, 2], dtype: 'float32' })).values).toBeInstanceOf(Float32Array);
  });

  it('refuse a type that cannot be computed with', async () => {
    await expect(evaluate({ kind: 'array', operation: 'cast', input: x, shape: [6, 2, 2], dtype: 'complex64' })).rejects.toThrow(/complex64/);
  });

  it('fill in the size that a reshape leaves open', async () => {
    const flat = await evaluate({ kind: 'array', operation: 'reshape', input: x, shape: [null, 4], dtype: 'uint8' });
    expect(flat.shape).toEqual([6, 4]);
    await expect(evaluate({ kind: 'array', operation: 'reshape', input: x, shape: [null, 5], dtype: 'uint8' })).rejects.toThrow(/24 elements/);
  });

  it('turn numbers into rows as Keras does: parts of a class are cut off, and negative ones count from the last', async () => {
    const numbers: ArrayExpression = { kind: 'array', operation: 'literal', values: [-1.5, 1.9, -2, 0.2, -0.9], shape: [5], dtype: 'float64' };
    const rows = await evaluate({ kind: 'array', operation: 'oneHot', input: numbers, classes: 3, shape: [5, 3], dtype: 'float64' });
    // keras.utils.to_categorical([-1.5, 1.9, -2, 0.2, -0.9], 3)
    expect(rows.values).toEqual(Float32Array.of(0, 0, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0, 1, 0, 0));
    const below: ArrayExpression = { ...numbers, values: [0, 1, 2, -4, 1] };
    await expect(evaluate({ kind: 'array', operation: 'oneHot', input: below, classes: 3, shape: [5, 3], dtype: 'float64' })).rejects.toThrow('Sample 3 has the class -4');
  });

  it('turn classes into rows and name a class that is out of range', async () => {
    const rows = await evaluate({ kind: 'array', operation: 'oneHot', input: y, classes: 3, shape: [6, 3], dtype: 'float64' });
    expect(rows.values).toEqual(Float32Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0, 1));
    await expect(evaluate({ kind: 'array', operation: 'oneHot', input: y, classes: 2, shape: [6, 2], dtype: 'float64' })).rejects.toThrow(
      /Sample 2 has the class 2/,
    );
  });
});

describe('The evaluator', () => {
  it('computes equal expressions once, wherever they are written', async () => {
    const datasets = new MemoryDatasets({ 'train/x': pictures });
    const shared = new ArrayEvaluator(datasets);
    const at = (start: number): ArrayExpression => ({ ...compute('divide', x, 255, [6, 2, 2]), range: { source: 'a.py', start, end: start + 9 } });
    const [first, second] = await Promise.all([shared.evaluate(at(0)), shared.evaluate(at(50))]);
    expect(second.values).toBe(first.values);
    expect(datasets.loads).toEqual(['fashion_mnist/train/x']);
  });

  it('refuses data of another shape than the code was read to have', async () => {
    await expect(evaluate(dataset([60000, 28, 28]))).rejects.toThrow(/with shape \(60000, 28, 28\) cannot be computed: the data gives the shape \(6, 2, 2\)/);
    await expect(evaluate(dataset([null, 2, 2]))).resolves.toMatchObject({ shape: [6, 2, 2] });
  });

  it('refuses an expression that doubles with every line instead of hanging', () => {
    let doubled: ArrayExpression = y;
    for (let line = 0; line < 40; line += 1) doubled = compute('add', doubled, doubled, [6]);
    expect(() => evaluator().evaluate(doubled)).toThrow(DataError);
  });

  it('works across blocks: a large array equals the same computed element by element', async () => {
    const count = 70_001;
    const large: DataArray = { values: Uint8Array.from({ length: count * 3 }, (_, index) => (index * 31) % 251), shape: [count, 3] };
    const datasets = new MemoryDatasets({ 'train/x': large });
    const base = dataset([count, 3]);
    const weights = slice(base, [1, 3], { start: 5, stop: 6 });
    const result = await new ArrayEvaluator(datasets).evaluate(compute('multiply', slice(base, [count - 1, 3], { start: 1 }), weights, [count - 1, 3]));
    expect(result.values).toEqual(Float32Array.from(large.values.subarray(3), (value, index) => value * large.values[15 + (index % 3)]!));
  });
});
