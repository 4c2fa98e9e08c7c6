import { describe, expect, it } from 'vitest';
import { readPython } from '../../../src/readers/index.js';
import { isUnknown } from '../../../src/spec/index.js';

const model = `import tensorflow as tf
from tensorflow import keras
(x, y), _ = keras.datasets.fashion_mnist.load_data()
model = keras.Sequential([keras.layers.Input((28, 28)), keras.layers.Flatten(), keras.layers.Dense(10, activation="softmax")])
model.compile(loss="sparse_categorical_crossentropy", optimizer="sgd")
`;

/** What trains without fit(): the text of each call. */
function loops(text: string): [string, string][] {
  const { plan } = readPython({ path: 'model.py', text });
  return (plan.ownLoops ?? []).map(({ method, range }) => [method, text.slice(range.start, range.end)]);
}

describe('The loops that a file trains with itself', () => {
  it('are where it calls train_on_batch, the first time', () => {
    const text = `${model}for epoch in range(3):\n    for i in range(0, 60000, 32):\n        model.train_on_batch(x[i:i + 32], y[i:i + 32])\nmodel.train_on_batch(x, y)\n`;
    expect(loops(text)).toEqual([['train_on_batch', 'model.train_on_batch(x[i:i + 32], y[i:i + 32])']]);
  });

  it('are where it applies gradients that it computes, also in functions that are never called', () => {
    const text = `${model}optimizer = keras.optimizers.SGD()
@tf.function
def step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(keras.losses.sparse_categorical_crossentropy(y, model(x, training=True)))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
`;
    expect(loops(text)).toEqual([['apply_gradients', 'optimizer.apply_gradients(zip(gradients, model.trainable_variables))']]);
  });

  it('are none where gradients are only looked at, or the names stand in comments and texts', () => {
    expect(loops(`${model}with tf.GradientTape() as tape:\n    loss = model(x)\nprint(tape.gradient(loss, x))  # no apply_gradients here\nprint("train_on_batch(")\n`)).toEqual([]);
  });
});

describe('A class that says itself how it is trained', () => {
  it.each(['train_step', 'compute_loss', 'test_step'])('has a fit() that is not known, by its %s()', (method) => {
    const text = `from tensorflow import keras
class Base(keras.Model):
    def ${method}(self, data):
        return {}
class Mine(Base):
    pass
inputs = keras.Input((4,))
model = Mine(inputs, keras.layers.Dense(1)(inputs))
model.compile(loss="mse", optimizer="sgd")
model.fit([[0, 0, 0, 0]], [0])
`;
    const fit = readPython({ path: 'model.py', text }).plan.steps.find(({ kind }) => kind === 'fit');
    expect(fit?.kind === 'fit' && isUnknown(fit.ownTraining) && fit.ownTraining.reason).toBe(
      `The class Mine says with its own ${method}() how it is trained, and what that does is known only when the file runs.`,
    );
  });

  it('is trained as Keras does where it only says how it is called', () => {
    const text = `from tensorflow import keras
class Mine(keras.Model):
    def __init__(self):
        super().__init__()
        self.output_layer = keras.layers.Dense(1)
    def call(self, x):
        return self.output_layer(x)
model = Mine()
model.compile(loss="mse", optimizer="sgd")
model.fit([[0, 0, 0, 0]], [0])
`;
    const fit = readPython({ path: 'model.py', text }).plan.steps.find(({ kind }) => kind === 'fit');
    expect(fit).not.toHaveProperty('ownTraining');
  });
});
