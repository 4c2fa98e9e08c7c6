import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { initialWeights } from '../../../src/nn/index.js';
import { readPython } from '../../../src/readers/index.js';
import { isUnknown, type FitStep, type ModelSpec, type TrainingPlan } from '../../../src/spec/index.js';
import { withTextsAsNumbers } from '../../../src/trainer/adapt/index.js';
import { saveModel } from '../../../src/trainer/saved/index.js';

const program = (layer: string, model: string): TrainingPlan =>
  readPython({
    path: 'texts.py',
    text: `
import numpy as np
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers
texts = np.array(["a good film", "a bad film", "good"])
labels = np.array([1, 0, 1])
vectorizer = ${layer}
vectorizer.adapt(texts)
${model}
model.compile("adam", "binary_crossentropy")
model.fit(texts, labels, validation_data=(texts[:2], labels[:2]))
model.evaluate(texts, labels)
model.predict(np.array(["not seen"]))
`,
  }).plan;

const sequential = 'model = keras.Sequential([keras.Input((1,), dtype="string"), vectorizer, layers.Embedding(20, 4), layers.Flatten(), layers.Dense(1, activation="sigmoid")])';
const asNumbers = 'layers.TextVectorization(max_tokens=20, output_sequence_length=5)';

const modelOf = (plan: TrainingPlan): ModelSpec => plan.models[0]!;
const layersOf = (plan: TrainingPlan): string[] => modelOf(plan).layers.map(({ className }) => className).filter((name) => name !== 'InputLayer');

describe('A model that takes texts', () => {
  it('takes the numbers of their words instead, and its layer is left out', () => {
    const plan = withTextsAsNumbers(program(asNumbers, sequential));
    expect(layersOf(plan)).toEqual(['Embedding', 'Flatten', 'Dense']);
    const { inputs, layers, doneToData } = modelOf(plan);
    expect(doneToData).toEqual(['text_vectorization']);
    expect(inputs).toMatchObject([{ shape: [null, 5], dtype: 'int64' }]);
    expect(layers.find(({ className }) => className === 'Embedding')?.calls[0]?.inputs).toEqual([{ layer: inputs[0]!.layer, call: 0, output: 0 }]);
  });

  it('is saved as it is trained, which is said', async () => {
    const model = modelOf(withTextsAsNumbers(program(asNumbers, sequential)));
    const weights = initialWeights(model, 1);
    const folder = await mkdtemp(join(tmpdir(), 'gradlens-texts-'));
    const now = { saved: { model, models: [model], compile: null, read: (name: string) => new Float32Array(weights.get(name)?.values ?? []) }, progress: null };
    expect((await saveModel(join(folder, 'net.keras'), 'model', now)).note).toBe('The layer "text_vectorization" is not in the file, which takes the numbers that it makes of texts: GradLens trains on these.');
    expect((await saveModel(join(folder, 'net.weights.h5'), 'weights', now)).note).toBeNull();
    await rm(folder, { recursive: true });
  });

  it('is given them wherever it is given texts', () => {
    const plan = withTextsAsNumbers(program(asNumbers, sequential));
    const fit = plan.steps.find((step): step is FitStep => step.kind === 'fit')!;
    const words = { operation: 'vectorized', seen: { operation: 'texts' }, mode: 'int', length: 5, maxTokens: 20 };
    expect(fit.x).toMatchObject({ ...words, shape: [3, 5], dtype: 'int64' });
    expect(!isUnknown(fit.validation) && fit.validation.kind === 'data' && fit.validation.x).toMatchObject({ ...words, shape: [2, 5] });
    expect(plan.steps.filter(({ kind }) => kind === 'evaluate' || kind === 'predict').map((step) => ('x' in step && !isUnknown(step.x) ? step.x.operation : null))).toEqual(['vectorized', 'vectorized']);
    expect(fit.y).toMatchObject({ operation: 'literal' });
  });

  it('is the same made of calls, with a place for each word', () => {
    const functional = 'inputs = keras.Input((1,), dtype=tf.string)\nmodel = keras.Model(inputs, layers.Dense(1, activation="sigmoid")(vectorizer(inputs)))';
    const plan = withTextsAsNumbers(program('layers.TextVectorization(output_mode="tf_idf")', functional));
    expect(layersOf(plan)).toEqual(['Dense']);
    // Four words, and one place for all others.
    expect(modelOf(plan).inputs).toMatchObject([{ shape: [null, 5], dtype: 'float32' }]);
  });

  it('stays as it is where each batch would have another length, or the words are not known', () => {
    expect(layersOf(withTextsAsNumbers(program('layers.TextVectorization()', sequential)))).toContain('TextVectorization');
    expect(layersOf(withTextsAsNumbers(program('layers.TextVectorization(standardize=lambda text: text, output_sequence_length=5)', sequential)))).toContain('TextVectorization');
    const numbers = readPython({ path: 'numbers.py', text: 'import keras\nmodel = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])\n' }).plan;
    expect(withTextsAsNumbers(numbers)).toBe(numbers);
  });
});
