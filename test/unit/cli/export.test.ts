import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ort from 'onnxruntime-node';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CommandLine, type Answer } from './command-line.js';

const gradlens = new CommandLine();
const runs = (): string => join(gradlens.folder, 'runs');

const program = `import keras
(x, y), _ = keras.datasets.fashion_mnist.load_data()
small = keras.Sequential([keras.Input((28, 28)), keras.layers.Flatten(), keras.layers.Dense(8, activation="relu"), keras.layers.Dense(10, activation="softmax")])
small.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
small.fit(x[:320] / 255.0, y[:320], epochs=2)
`;

describe.skipIf(!existsSync('/usr/share/datasets/fashion-mnist'))('gradlens export', () => {
  beforeAll(async () => {
    await gradlens.bundle();
    expect(gradlens.run(['train', gradlens.file('small.py', program), '--runs', runs(), '--no-download']).status).toBe(0);
  });
  afterAll(() => gradlens.dispose());

  const exported = (format: string, output: string): Answer => gradlens.run(['export', 'latest', '--runs', runs(), '--format', format, '--output', output]);

  it('copies the model as Keras saves it, or its weights alone', () => {
    const [model, weights] = [join(gradlens.folder, 'out.keras'), join(gradlens.folder, 'out.weights.h5')];
    expect(exported('keras', model)).toMatchObject({ status: 0, out: `${model} was written.\n` });
    expect(exported('weights', weights).status).toBe(0);
    expect(readFileSync(weights)).toEqual(Buffer.from(unzipSync(readFileSync(model))['model.weights.h5']!));
  });

  it('writes an ONNX model that takes any number of samples and gives probabilities', async () => {
    const path = join(gradlens.folder, 'out.onnx');
    expect(exported('onnx', path)).toMatchObject({ status: 0, note: '' });
    const session = await ort.InferenceSession.create(path);
    const input = new ort.Tensor('float32', Float32Array.from({ length: 3 * 784 }, (_, index) => (index % 97) / 97), [3, 28, 28]);
    const output = (await session.run({ [session.inputNames[0]!]: input }))['output_0']!;
    expect(output.dims).toEqual([3, 10]);
    for (let row = 0; row < 3; row += 1) expect([...(output.data as Float32Array).slice(10 * row, 10 * row + 10)].reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 5);
  });

  it('refuses what is no model, by its name', () => {
    const broken = gradlens.file('broken.keras', 'no archive');
    for (const format of ['weights', 'onnx']) {
      const answer = gradlens.run(['export', broken, '--format', format, '--output', join(gradlens.folder, 'never')]);
      expect(answer).toMatchObject({ status: 2, note: expect.stringContaining('broken.keras') as string });
    }
    expect(gradlens.run(['export', 'latest', '--runs', runs(), '--format', 'pickle']).note).toContain('keras, weights, onnx');
    expect(readdirSync(gradlens.folder)).not.toContain('never');
  });

  it('says of a folder that is not there that it is the place that cannot be written, not the model', () => {
    const nowhere = join(gradlens.folder, 'nowhere', 'out');
    for (const format of ['keras', 'onnx']) expect(exported(format, nowhere)).toMatchObject({ status: 2, note: expect.stringContaining(`${nowhere} cannot be written`) as string });
  });

  it('and a run that is complete cannot be gone on with', () => {
    const answer = gradlens.run(['train', '--resume', 'latest', '--runs', runs()]);
    expect(answer).toMatchObject({ status: 2, note: expect.stringContaining('cannot be gone on with') as string });
  });
});
