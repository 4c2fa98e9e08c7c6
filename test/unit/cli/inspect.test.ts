import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Inspection } from '../../../src/cli/inspection.js';
import { CommandLine } from './command-line.js';

const samples = join(import.meta.dirname, '../../../samples');
const gradlens = new CommandLine();

beforeAll(() => gradlens.bundle());
afterAll(() => gradlens.dispose());

function inspection(path: string): Inspection {
  const { status, out } = gradlens.run(['inspect', path, '--json']);
  expect(status).toBe(0);
  return JSON.parse(out) as Inspection;
}

describe('gradlens inspect --json', () => {
  it('gives what model.summary() gives', () => {
    const [model] = inspection(join(samples, 'mlp_300_100.py')).models;
    expect(model).toMatchObject({ name: 'sequential', line: 17, totalParameters: 266_610, trainableParameters: 266_610, nonTrainableParameters: 0 });
    expect(model?.layers.map(({ name, class: kind, outputShape, parameters, trainable }) => [name, kind, outputShape, parameters, trainable])).toEqual([
      ['flatten', 'Flatten', [null, 784], 0, true],
      ['dense', 'Dense', [null, 300], 235_500, true],
      ['dense_1', 'Dense', [null, 100], 30_100, true],
      ['dense_2', 'Dense', [null, 10], 1010, true],
    ]);
  });

  it('counts the moving statistics of batch normalization as not trainable', () => {
    const [model] = inspection(join(samples, 'batch_normalization.py')).models;
    expect(model).toMatchObject({ totalParameters: 267_810, trainableParameters: 267_010, nonTrainableParameters: 800 });
  });

  it('counts the weights of layers that the file freezes as not trainable', () => {
    const path = gradlens.file('frozen.py', `import keras
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3), keras.layers.Dense(2)])
for layer in model.layers[:-1]:
    layer.trainable = False
`);
    const [model] = inspection(path).models;
    expect(model).toMatchObject({ totalParameters: 23, trainableParameters: 8, nonTrainableParameters: 15 });
    expect(model?.layers.map(({ trainable }) => trainable)).toEqual([false, true]);
  });

  it('lists the plan in the order of the file', () => {
    const { plan } = inspection(join(samples, 'mlp_300_100.py'));
    expect(plan.map(({ step, line }) => [step, line])).toEqual([['compile', 25], ['fit', 31], ['evaluate', 32]]);
    expect(plan[0]).toMatchObject({ optimizer: 'SGD', learningRate: 0.01, loss: 'SparseCategoricalCrossentropy', metrics: ['accuracy'] });
    expect(plan[1]).toMatchObject({ epochs: 5, batchSize: 32, xShape: [55_000, 28, 28], validation: 'data', validationShape: [5000, 28, 28] });
  });

  it('says what it does not know, where and why, and gives null for it', () => {
    const path = gradlens.file('unknown.py', 'import keras\nunits = int(input())\nmodel = keras.Sequential([keras.Input((4,)), keras.layers.Dense(units)])\n');
    const { models, unknowns } = inspection(path);
    expect(models[0]?.layers.at(-1)).toMatchObject({ class: 'Dense', parameters: null });
    expect(models[0]?.totalParameters).toBeNull();
    expect(unknowns).toContainEqual(expect.objectContaining({ line: 2 }));
  });
});

describe('gradlens inspect', () => {
  it('prints a table as Keras does', () => {
    const { out } = gradlens.run(['inspect', join(samples, 'mlp_300_100.py')]);
    expect(out).toContain('│ dense_1 (Dense)   │ (None, 100)  │  30,100 │');
    expect(out).toContain('Total params: 266,610 (1.02 MB)');
  });

  it('reads what stands before a broken part, and names its place', () => {
    const path = gradlens.file('broken.py', 'import keras\nmodel = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2)])\nmodel.compile(loss=\n');
    const { status, out, note } = gradlens.run(['inspect', path]);
    expect(status).toBe(0);
    expect(out).toContain('Total params: 10');
    expect(note).toMatch(/broken\.py:\d+:\d+: this part is not Python/);
  });

  it.each([
    ['a file that is not there', ['inspect', 'nowhere.py'], 2, 'nowhere.py does not exist.'],
    ['no file', ['inspect'], 2, 'One file is needed'],
    ['an unknown option', ['inspect', 'x.py', '--yaml'], 2, '--yaml'],
    ['an unknown command', ['inspekt'], 2, 'There is no command "inspekt"'],
  ])('refuses %s in one message', (_case, args, status, message) => {
    const answer = gradlens.run(args);
    expect(answer.status).toBe(status);
    expect(answer.note).toContain(message);
    expect(answer.note).not.toContain('    at ');
  });

  it('says so when there is no model, and when the file is no text', () => {
    expect(gradlens.run(['inspect', gradlens.file('empty.py', '')])).toMatchObject({ status: 1, out: '' });
    expect(gradlens.run(['inspect', gradlens.file('binary.py', new Uint8Array([0xff, 0xfe, 0x00, 0xc3, 0x28]))])).toMatchObject({ status: 2 });
  });
});
