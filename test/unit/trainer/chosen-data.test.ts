import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ArrayEvaluator, DataFiles, isNoise, type DataArray } from '../../../src/data/index.js';
import { NotTrainableError } from '../../../src/nn/index.js';
import { readPython } from '../../../src/readers/index.js';
import { isUnknown, type FitStep, type Maybe, type ArrayExpression } from '../../../src/spec/index.js';
import { withChosenData } from '../../../src/trainer/chosen-data/index.js';
import { MemoryDatasets } from '../data/fixtures.js';

/** A plan whose fit has data that is not known, or the data given. */
function planOf(shape: string, outputs: number, loss: string, data = 'load()'): ReturnType<typeof readPython>['plan'] {
  const lines = [
    'import numpy as np', 'from tensorflow import keras', `x, y = ${data}`,
    `net = keras.Sequential([keras.layers.Input(${shape}), keras.layers.Flatten(), keras.layers.Dense(${outputs})])`,
    `net.compile("sgd", "${loss}")`, 'net.fit(x, y)',
  ];
  return readPython({ path: 'a.py', text: lines.join('\n') }).plan;
}

function chosen(choice: string, shape: string, outputs: number, loss: string): FitStep {
  const fit = withChosenData(planOf(shape, outputs, loss), 1, choice).steps[1];
  if (fit?.kind !== 'fit') throw new Error('There is no fit.');
  return fit;
}

const pictures: DataArray = { values: Uint8Array.from({ length: 5 * 784 }, (_, index) => index % 256), shape: [5, 28, 28] };
const labels: DataArray = { values: Uint8Array.of(0, 9, 3, 3, 1), shape: [5] };

async function computed(expression: Maybe<ArrayExpression>, folder = '.'): Promise<DataArray> {
  if (isUnknown(expression)) throw new Error(expression.reason);
  return new ArrayEvaluator(new MemoryDatasets({ 'train/x': pictures, 'train/y': labels }), new DataFiles([folder])).evaluate(expression);
}

describe('Data that is chosen in the place of data that is not known', () => {
  it.each([
    ['sparse_categorical_crossentropy', [1024], Int32Array],
    ['categorical_crossentropy', [1024, 4], Float32Array],
    ['binary_crossentropy', [1024, 4], Int32Array],
    ['mse', [1024, 4], Float32Array],
  ])('as noise has the shapes that the model and %s take', async (loss, shape, type) => {
    const fit = chosen('noise', '[3, 2]', 4, loss);
    const [x, y] = [await computed(fit.x), await computed(fit.y)];
    expect(x.shape).toEqual([1024, 3, 2]);
    expect(y.shape).toEqual(shape);
    expect(y.values).toBeInstanceOf(type);
    expect(fit.validation).toEqual({ kind: 'split', fraction: 0.2 });
  });

  it('as noise is called so', () => {
    const plan = withChosenData(planOf('[3]', 1, 'mse'), 1, 'noise');
    expect(plan.models.map(({ name }) => name)).toEqual(['sequential (noise)']);
    const fit = plan.steps[1] as FitStep;
    expect(isNoise([fit.x as ArrayExpression], [fit.y as ArrayExpression])).toBe(true);
  });

  it('is in all turns of a loop', () => {
    const lines = ['from tensorflow import keras', 'for units in [1, 2]:', '    net = keras.Sequential([keras.layers.Input((3,)), keras.layers.Dense(units)])', '    net.compile("sgd", "mse")', '    net.fit(*load())'];
    const plan = readPython({ path: 'a.py', text: lines.join('\n') }).plan;
    const { steps, models } = withChosenData(plan, plan.steps.findIndex(({ kind }) => kind === 'fit'), 'noise');
    expect(steps.flatMap((step) => (step.kind === 'fit' ? [isUnknown(step.y) ? null : step.y.shape] : []))).toEqual([[1024, 1], [1024, 2]]);
    expect(models.map(({ name }) => name)).toEqual(['sequential (noise)', 'sequential_1 (noise)']);
  });

  it('by name is scaled and brought to the shape that the model takes', async () => {
    const fit = chosen('fashion_mnist', '[784]', 10, 'categorical_crossentropy');
    const [x, y] = [await computed(fit.x), await computed(fit.y)];
    expect(x.shape).toEqual([5, 784]);
    expect(Math.max(...x.values)).toBe(1);
    expect([...y.values.subarray(0, 20)].flatMap((value, index) => (value === 1 ? [index] : []))).toEqual([0, 19]);
  });

  it.each([
    ['iris', '[5]', 3, /samples of iris have the shape \(4,\); the model takes \(5,\)/],
    ['mnist', '[28, 28]', 4, /mnist has 10 classes; the model tells 4 apart/],
    ['imagenet', '[4]', 3, /"imagenet" is no data that can be chosen\. Choose noise, a data set by name \(fashion_mnist/],
  ])('%s is refused where it does not go with the model', (choice, shape, outputs, message) => {
    expect(() => chosen(choice, shape, outputs, 'sparse_categorical_crossentropy')).toThrow(NotTrainableError);
    expect(() => chosen(choice, shape, outputs, 'sparse_categorical_crossentropy')).toThrow(message);
  });

  it('as a table has its last column as the label, texts by their order', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gradlens-chosen-'));
    await writeFile(join(folder, 'flowers.csv'), 'a,b,kind\n1,10,rose\n3,10,lily\n');
    const fit = chosen('flowers.csv', '[2]', 2, 'sparse_categorical_crossentropy');
    expect([...(await computed(fit.x, folder)).values]).toEqual([-1, 0, 1, 0]);
    expect([...(await computed(fit.y, folder)).values]).toEqual([1, 0]);
    await rm(folder, { recursive: true });
  });
});

describe('Noise that a file makes itself', () => {
  const noiseOf = (data: string): boolean => {
    const fit = planOf('[2]', 1, 'mse', data).steps[1] as FitStep;
    return isNoise([fit.x as ArrayExpression], [fit.y as ArrayExpression]);
  };

  it('is told from targets that are made of the samples, and from samples that are no noise', () => {
    expect(noiseOf('np.random.rand(8, 2), np.random.rand(8, 1)')).toBe(true);
    expect(noiseOf('[2 * a for a in [np.random.rand(8, 2)]] + [np.zeros((8, 1))]')).toBe(false);
    expect(noiseOf('np.linspace(0, 1, 16).reshape(8, 2), np.random.rand(8, 1)')).toBe(false);
  });

  it('is not seen where the targets come of the samples', () => {
    const text = 'import numpy as np\nfrom tensorflow import keras\nx = np.random.rand(8, 2)\ny = x[:, 0] + np.random.randn(8)\nnet = keras.Sequential([keras.layers.Dense(1)])\nnet.compile("sgd", "mse")\nnet.fit(x, y)';
    const fit = readPython({ path: 'a.py', text }).plan.steps[1] as FitStep;
    expect(isNoise([fit.x as ArrayExpression], [fit.y as ArrayExpression])).toBe(false);
  });
});
