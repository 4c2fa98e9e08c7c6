import * as ort from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { flattened, initialWeights } from '../../../src/nn/index.js';
import { readPython } from '../../../src/readers/index.js';
import { onnxModel, type SavedModel } from '../../../src/saving/index.js';
import { modelsAtEnd } from '../../../src/spec/index.js';
import { onnxruntime } from '../../support/engines.js';
import { predict } from '../../support/predict.js';

const head = 'import keras\nfrom keras import layers\n';
const sequential = (shape: string, ...lines: readonly string[]): string =>
  `${head}model = keras.Sequential([keras.Input(${shape}), ${lines.map((line) => `layers.${line}`).join(', ')}])`;

function savedOf(source: string): { readonly saved: SavedModel; readonly weights: ReadonlyMap<string, Float32Array> } {
  const { plan } = readPython({ path: 'program.py', text: source });
  const models = modelsAtEnd(plan);
  const model = models.at(-1)!;
  const weights = new Map([...initialWeights(flattened(model, models), 3)].map(([name, { values }]) => [name, values]));
  return { saved: { model, models, compile: null, read: (name) => weights.get(name) ?? expect.fail(`There is no ${name}.`) }, weights };
}

/** What ONNX Runtime makes of a file, and what the trainer's own engine makes of the model. */
async function both(source: string, shape: readonly number[], batchSize: number) {
  const { saved, weights } = savedOf(source);
  const file = onnxModel(saved);
  const session = await ort.InferenceSession.create(file.bytes);
  const count = shape.reduce((product, length) => product * length, batchSize);
  const values = Float32Array.from({ length: count }, (_, index) => Math.sin(index));
  const [input] = session.inputNames;
  const result = await session.run({ [input!]: new ort.Tensor('float32', values, [batchSize, ...shape]) });
  const expected = await predict(onnxruntime.engine, saved.model, saved.models, weights, [{ values, shape: [batchSize, ...shape] }]);
  return { file, session, found: Array.from(result['output_0']!.data as Float32Array), expected: expected[0]!, dims: result['output_0']!.dims };
}

describe('a model as an ONNX file', () => {
  it.each([
    ['dense layers', sequential('(4, 3)', 'Flatten()', 'Dense(5, activation="relu")', 'Dropout(0.5)', 'Dense(3, activation="softmax")'), [4, 3]],
    ['convolutions', sequential('(8, 8, 2)', 'Conv2D(3, 3, activation="relu")', 'BatchNormalization()', 'MaxPooling2D()', 'Flatten()', 'Dense(2)'), [8, 8, 2]],
    ['recurrent layers', sequential('(5, 4)', 'Bidirectional(layers.LSTM(3, return_sequences=True))', 'GRU(2)', 'Dense(2)'), [5, 4]],
    ['attention', `${head}a = keras.Input((5, 4))\nmodel = keras.Model(a, layers.LayerNormalization()(layers.MultiHeadAttention(2, 3)(a, a)))`, [5, 4]],
    ['products over several axes', sequential('(5, 4)', 'Dense(3, activation="gelu")', 'Conv1D(2, 3)', 'GlobalAveragePooling1D()'), [5, 4]],
  ])('takes any number of samples: %s', async (_, source, shape) => {
    for (const batchSize of [1, 3]) {
      const { file, found, expected, dims } = await both(source, shape, batchSize);
      expect(file.batchSize).toBeNull();
      expect(dims[0]).toBe(batchSize);
      expect(found).toHaveLength(expected.length);
      for (const [index, value] of expected.entries()) expect(found[index]).toBeCloseTo(value, 5);
    }
  });

  it('names its inputs and outputs as Keras does', async () => {
    const { session } = await both(`${head}a = keras.Input((4,), name="pixels")\nmodel = keras.Model(a, layers.Dense(2)(a))`, [4], 2);
    expect(session.inputNames).toEqual(['pixels']);
    expect(session.outputNames).toEqual(['output_0']);
  });

  it('says which input has no known shape', () => {
    const { saved } = savedOf(`${head}a = keras.Input((None, 4))\nmodel = keras.Model(a, layers.Dense(2)(a))`);
    expect(() => onnxModel(saved)).toThrow(/shape of the input of the model/);
  });
});
