import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CommandLine } from './command-line.js';

const gradlens = new CommandLine();

beforeAll(() => gradlens.bundle());
afterAll(() => gradlens.dispose());

const model = `from tensorflow import keras
model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(3, activation="sigmoid"), keras.layers.Dense(1)])
model.compile(loss="mse", optimizer="sgd")
`;
const byBatches = `${model}for epoch in range(3):\n    for x, y in batches:\n        model.train_on_batch(x, y)\n`;
const byTape = `${model}optimizer = keras.optimizers.SGD()\nfor x, y in batches:\n    optimizer.apply_gradients(zip(gradients(x, y), model.trainable_variables))\n`;

describe('A file that trains in a loop of its own', () => {
  it.each([
    ['train_on_batch', byBatches, 'own.py:6: The file trains with train_on_batch() in a loop of its own, which GradLens does not run: it trains what fit() trains.'],
    ['apply_gradients', byTape, 'own.py:6: The file trains with gradients that it computes itself (GradientTape and apply_gradients()), which GradLens does not run'],
  ])('is refused with the place and what to do: %s', (_method, text, message) => {
    const file = gradlens.file('own.py', text);
    for (const command of [['train', file, '--runs', join(gradlens.folder, 'runs')], ['lr-find', file], ['try', file, '--fix', 'GL101']]) {
      const { status, note } = gradlens.run(command);
      expect(status, command[0]).toBe(2);
      expect(note, command[0]).toContain(message);
      expect(note, command[0]).toContain('model.fit(x, y, batch_size=…, epochs=…)');
    }
  });

  it('is refused where its class has a train_step() of its own', () => {
    const file = gradlens.file('step.py', `import numpy as np
from tensorflow import keras
class Mine(keras.Model):
    def train_step(self, data):
        return {}
inputs = keras.Input((4,))
model = Mine(inputs, keras.layers.Dense(1)(inputs))
model.compile(loss="mse", optimizer="sgd")
model.fit(np.zeros((8, 4)), np.zeros((8, 1)))
`);
    const { status, out, note } = gradlens.run(['train', file, '--runs', join(gradlens.folder, 'runs')]);
    expect(status).not.toBe(0);
    expect(out + note).toContain('The class Mine says with its own train_step() how it is trained');
  });
});
