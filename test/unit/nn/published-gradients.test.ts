import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DataArray } from '../../../src/data/index.js';
import { findEngine, type Engine } from '../../../src/engines/index.js';
import { initialState, trainingStep, type StepSettings } from '../../../src/nn/index.js';
import type { ConfigObject } from '../../../src/spec/index.js';
import { compileStep, object, sequential, type Call } from '../../support/keras.js';
import { Stepper } from '../../support/steps.js';

/*
 * What initial weights do to gradients in a net of 20 hidden layers of 100 units, in the first step on 256 images of
 * Fashion-MNIST: measured with PyTorch 2.13, with other random weights, so they are compared to half an order of
 * magnitude.
 */

const FOLDER = '/usr/share/datasets/fashion-mnist';
const COUNT = 256;
const isThere = existsSync(`${FOLDER}/train-images-idx3-ubyte.gz`);

function readImages(): Record<'x' | 'y', DataArray> {
  const bytes = (file: string, header: number, length: number): Uint8Array =>
    Uint8Array.from(gunzipSync(readFileSync(`${FOLDER}/${file}`)).subarray(header, header + length));
  return {
    x: {
      values: Float32Array.from(bytes('train-images-idx3-ubyte.gz', 16, COUNT * 784), (pixel) => pixel / 255),
      shape: [COUNT, 28, 28],
    },
    y: { values: bytes('train-labels-idx1-ubyte.gz', 8, COUNT), shape: [COUNT] },
  };
}

function deepNet(activation: string, initializer: ConfigObject): StepSettings {
  // The numbers are of kernels alone; biases start at 0, so without them the kernels' gradients are the same.
  const shared = { kernel_initializer: initializer, use_bias: false };
  const hidden: Call = ['Dense', { units: 100, activation, ...shared }];
  const output: Call = ['Dense', { units: 10, activation: 'softmax', ...shared }];
  return {
    model: sequential([28, 28], [['Flatten'], ...Array<Call>(20).fill(hidden), output]),
    compile: compileStep({ optimizer: 'sgd' }),
    batchSize: COUNT,
    x: { type: 'float32', shape: [28, 28] },
    y: { type: 'uint8', shape: [] },
  };
}

describe.skipIf(!isThere)(`the published gradients of deep nets (needs ${FOLDER})`, () => {
  let engine: Engine;
  let images: Record<'x' | 'y', DataArray>;
  beforeAll(async () => {
    engine = await findEngine('onnxruntime');
    images = readImages();
  });

  async function gradients(activation: string, initializer: ConfigObject): Promise<{ first: number; last: number }> {
    const settings = deepNet(activation, initializer);
    const state = engine.createState(initialState(settings.model, settings.compile, 42));
    const stepper = await Stepper.of(engine, trainingStep(settings), state);
    const measured = await stepper.step(1, images, 0);
    await stepper.dispose();
    return { first: measured['gradientNorm/dense']!, last: measured['gradientNorm/dense_20']! };
  }

  const unitVariance = object(['RandomNormal', { stddev: 1 }]);

  it.each<[string, string, ConfigObject, number, number]>([
    ['vanish with sigmoid and Glorot', 'sigmoid', object(['GlorotUniform']), 1.7e-12, 1.6],
    ['get through saturated sigmoids of unit variance', 'sigmoid', unitVariance, 0.31, 6.8],
    ['explode towards the input with tanh of unit variance', 'tanh', unitVariance, 2e7, 0.98],
    ['shrink everywhere alike with ReLU and Glorot', 'relu', object(['GlorotUniform']), 1.2e-3, 1.8e-4],
    ['are healthy with ReLU and He', 'relu', object(['HeNormal']), 1.5, 0.59],
    ['explode everywhere alike with ReLU of unit variance', 'relu', unitVariance, 3.3e17, 4.5e17],
  ])('%s', async (_, activation, initializer, first, last) => {
    const measured = await gradients(activation, initializer);
    expect(Math.abs(Math.log10(measured.first / first)), `first layer: ${measured.first}`).toBeLessThan(0.5);
    expect(Math.abs(Math.log10(measured.last / last)), `last layer: ${measured.last}`).toBeLessThan(0.5);
  });
});
