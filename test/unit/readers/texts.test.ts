import { describe, expect, it } from 'vitest';
import { readPython } from '../../../src/readers/index.js';
import { isUnknown, type ArrayExpression, type FitStep, type LayerSpec } from '../../../src/spec/index.js';

const head = `
import numpy as np
import pandas as pd
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers
from tensorflow.keras.preprocessing.text import Tokenizer
from tensorflow.keras.preprocessing.sequence import pad_sequences
docs = ["Well done!", "good work", "Great effort, great", "poor work"]
labels = np.array([1, 1, 1, 0])
`;

const fitOf = (text: string): FitStep => readPython({ path: 'texts.py', text: head + text }).plan.steps.find((step): step is FitStep => step.kind === 'fit')!;
const layerOf = (text: string, className: string): LayerSpec => readPython({ path: 'texts.py', text: head + text }).plan.models[0]!.layers.find((layer) => layer.className === className)!;

function known(data: FitStep['x']): ArrayExpression {
  if (isUnknown(data)) throw new Error(data.reason);
  return data;
}

// What Keras makes of such texts is compared in test/parity/arrays.test.ts.
describe('Texts of a program', () => {
  const tokenized = 'tokenizer = Tokenizer()\ntokenizer.fit_on_texts(docs)\n';

  it('have a vocabulary whose size a layer may go by', () => {
    const text = `${tokenized}model = keras.Sequential([keras.Input((4,)), layers.Embedding(len(tokenizer.word_index) + 1, 8)])`;
    expect(layerOf(text, 'Embedding').config['input_dim']).toBe(8);
    const vectorized = 'vectorizer = layers.TextVectorization()\nvectorizer.adapt(docs)\nmodel = keras.Sequential([keras.Input((4,)), layers.Embedding(len(vectorizer.get_vocabulary()), 8)])';
    expect(layerOf(vectorized, 'Embedding').config['input_dim']).toBe(9);
  });

  it('have it before the layer that goes by it, where words have places', () => {
    const text = 'vectorizer = layers.TextVectorization(output_mode="multi_hot")\nvectorizer.adapt(docs)\nmodel = keras.Sequential([keras.Input((1,), dtype=tf.string), vectorizer, layers.Dense(2)])';
    // As Keras prints it: 7 words and one place for others.
    expect(layerOf(text, 'TextVectorization').calls[0]?.outputShape).toEqual([null, 1, 8]);
    expect(layerOf(text, 'Dense').weights).toMatchObject([{ shape: [8, 2] }, { shape: [2] }]);
  });

  it('are numbers after a pipeline, as long as all batches have one length', () => {
    const pipeline = (length: string): FitStep =>
      fitOf(`ds = tf.data.Dataset.from_tensor_slices((docs, labels)).batch(2)
vectorizer = layers.TextVectorization(${length})
vectorizer.adapt(ds.map(lambda x, y: x))
model = keras.Sequential([layers.Embedding(20, 4)])
model.fit(ds.map(lambda x, y: (vectorizer(tf.expand_dims(x, -1)), y)))`);
    expect(known(pipeline('output_sequence_length=6').x)).toMatchObject({ operation: 'vectorized', shape: [4, 6] });
    expect(isUnknown(pipeline('').x)).toBe(true);
  });

  it('are read out of a column of a table, and out of the files of a folder', () => {
    const column = fitOf(`df = pd.read_csv("spam.csv")
df["label"] = df["label"].map({"ham": 0, "spam": 1})
tokenizer = Tokenizer(num_words=50)
tokenizer.fit_on_texts(df["message"].tolist())
model = keras.Sequential([layers.Embedding(50, 4)])
model.fit(pad_sequences(tokenizer.texts_to_sequences(df["message"]), maxlen=10), df["label"])`);
    const texts = { operation: 'tableTexts', path: 'spam.csv', dtype: 'string' };
    expect(known(column.x)).toMatchObject({ operation: 'padded', input: { operation: 'tokenized', input: texts, seen: [texts] } });
    expect(known(column.y)).toMatchObject({ input: { operation: 'table', steps: [{ step: 'map', column: 'label', pairs: [['ham', 0], ['spam', 1]] }, { step: 'pick', columns: ['label'] }] } });
    const folder = fitOf(`train = keras.utils.text_dataset_from_directory("aclImdb/train", batch_size=8, validation_split=0.2, subset="training", seed=7)
vectorizer = layers.TextVectorization(max_tokens=100, output_sequence_length=9)
vectorizer.adapt(train.map(lambda text, label: text))
model = keras.Sequential([layers.Embedding(100, 4)])
model.fit(train.map(lambda text, label: (vectorizer(text), label)))`);
    expect(known(folder.x)).toMatchObject({ operation: 'vectorized', input: { operation: 'textFolder', path: 'aclImdb/train', part: 'x', subset: { which: 'training', fraction: 0.2, seed: 7 } } });
  });

  it('are not known where the words are told apart in a way of the file\'s own, or the texts are not known', () => {
    const own = fitOf(`${tokenized.replace('Tokenizer()', 'Tokenizer(analyzer=lambda text: text.split("-"))')}model = keras.Sequential([layers.Embedding(9, 4)])\nmodel.fit(pad_sequences(tokenizer.texts_to_sequences(docs), maxlen=4), labels)`);
    expect(isUnknown(own.x)).toBe(true);
    const read = fitOf('tokenizer = Tokenizer()\ntokenizer.fit_on_texts(open("x.txt").readlines())\nmodel = keras.Sequential([layers.Embedding(9, 4)])\nmodel.fit(pad_sequences(tokenizer.texts_to_sequences(docs), maxlen=4), labels)');
    expect(isUnknown(read.x)).toBe(true);
    expect(read.facts?.x?.shape).toEqual([4, 4]);
  });
});
