import { describe, expect, it } from 'vitest';
import { fileURLToPath } from 'node:url';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPython } from '../../../src/readers/index.js';
import { readToldEvents } from '../../../src/runs/index.js';
import { Confusion } from '../../../src/trainer/judging/confusion.js';
import { taskOf } from '../../../src/trainer/judging/index.js';
import { ValueErrors } from '../../../src/trainer/judging/value-errors.js';
import type { CompileStep } from '../../../src/spec/index.js';
import { requestOf } from './plans.js';
import { bundleTrainer, WatchedTrainer } from './trainer.js';

const compiledWith = (loss: string): Pick<CompileStep, 'loss' | 'losses'> => {
  const { plan } = readPython({ path: 'x.py', text: `import keras\nm = keras.Sequential([keras.layers.Dense(1)])\nm.compile(loss=${loss})` });
  const step = plan.steps[0];
  if (step?.kind !== 'compile') throw new Error('The file compiles nothing.');
  return step;
};

describe('what a model is for', () => {
  it('follows from its loss and the shape of its output', () => {
    expect(taskOf(compiledWith('"sparse_categorical_crossentropy"'), [10])).toEqual({ kind: 'classes', classes: 10, targets: 'numbers' });
    expect(taskOf(compiledWith('"categorical_crossentropy"'), [3])).toEqual({ kind: 'classes', classes: 3, targets: 'rows' });
    expect(taskOf(compiledWith('"binary_crossentropy"'), [1])).toEqual({ kind: 'binary', threshold: 0.5 });
    expect(taskOf(compiledWith('keras.losses.BinaryCrossentropy(from_logits=True)'), [1])).toEqual({ kind: 'binary', threshold: 0 });
    expect(taskOf(compiledWith('"mse"'), [1])).toEqual({ kind: 'value' });
  });

  it.each([
    ['a sequence of classes', '"sparse_categorical_crossentropy"', [7, 10]],
    ['several labels at a time', '"binary_crossentropy"', [5]],
    ['a picture', '"mse"', [28, 28, 1]],
    ['a loss of one’s own', 'my_loss', [10]],
    ['a thousand classes', '"sparse_categorical_crossentropy"', [1000]],
  ])('is not said of %s', (_, loss, shape) => {
    expect(taskOf(compiledWith(loss), shape)).toBeNull();
  });
});

describe('the classes of samples', () => {
  it('are counted by what they are and what they are taken for', () => {
    const tally = new Confusion({ kind: 'classes', classes: 3, targets: 'numbers' });
    tally.add([0], [0.8, 0.1, 0.1]);
    tally.add([0], [0.2, 0.5, 0.3]);
    tally.add([2], [0.1, 0.1, 0.8]);
    expect(tally.result()).toEqual({ kind: 'classes', classes: 3, confusion: [1, 1, 0, 0, 0, 0, 0, 0, 1], undecided: 0 });
  });

  it('may be given as rows, or as yes and no', () => {
    const rows = new Confusion({ kind: 'classes', classes: 2, targets: 'rows' });
    rows.add([0, 1], [2, -1]);
    expect(rows.result()).toMatchObject({ confusion: [0, 0, 1, 0] });
    const logits = new Confusion({ kind: 'binary', threshold: 0 });
    logits.add([1], [0.2]);
    logits.add([0], [-0.2]);
    expect(logits.result()).toMatchObject({ confusion: [1, 0, 0, 1] });
  });

  it('are left open where the model says NaN, or the target names none of them', () => {
    const tally = new Confusion({ kind: 'classes', classes: 2, targets: 'numbers' });
    tally.add([0], [NaN, NaN]);
    tally.add([5], [0.5, 0.5]);
    expect(tally.result()).toEqual({ kind: 'classes', classes: 2, confusion: [0, 0, 0, 0], undecided: 2 });
  });
});

describe('predicted numbers', () => {
  it('are compared as scikit-learn does', () => {
    const tally = new ValueErrors();
    // The example of sklearn.metrics.r2_score, mean_absolute_error and root_mean_squared_error in its documentation.
    [[3, 2.5], [-0.5, 0], [2, 2], [7, 8]].forEach(([target = 0, predicted = 0]) => tally.add([target], [predicted]));
    const judgement = tally.result();
    expect(judgement).toMatchObject({ targets: [3, -0.5, 2, 7], predictions: [2.5, 0, 2, 8], meanAbsoluteError: 0.5 });
    expect(judgement.kind === 'values' && judgement.determination).toBeCloseTo(0.9486081370449679, 12);
    expect(judgement.kind === 'values' && judgement.rootMeanSquaredError).toBeCloseTo(0.6123724356957945, 12);
  });

  it('have no share of explained variance where all targets are the same', () => {
    const tally = new ValueErrors();
    tally.add([1], [2]);
    tally.add([1], [3]);
    expect(tally.result()).not.toHaveProperty('determination');
  });
});

const program = (end: string) => `
import numpy as np
from tensorflow import keras
from sklearn.datasets import make_blobs

X, y = make_blobs(n_samples=400, centers=3, random_state=1)
model = keras.Sequential([keras.layers.Input([2]), keras.layers.Dense(16, activation="relu"), keras.layers.Dense(3, activation="softmax")])
model.compile(loss="sparse_categorical_crossentropy", optimizer=keras.optimizers.Adam(0.01), metrics=["accuracy"])
model.fit(X[:300], y[:300], epochs=8${end}
`;

describe('a run with validation data', () => {
  it('tells at its end what each class is taken for, and keeps it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gradlens-judging-'));
    const bundle = await bundleTrainer();
    try {
      const path = fileURLToPath(new URL('blobs.py', import.meta.url));
      const { plan } = readPython({ path, text: program(', validation_data=(X[300:], y[300:]))\nmodel.evaluate(X, y)') });
      const trainer = new WatchedTrainer(bundle);
      trainer.process.start(requestOf(plan, folder, { fitStep: plan.steps.findIndex(({ kind }) => kind === 'fit'), runsAll: true }));
      expect(await trainer.outcome).toMatchObject({ event: { type: 'finished' } });
      const [validation, all] = trainer.of('evaluation');
      expect(validation).toMatchObject({ data: 'validation', stage: 1, samples: 100, of: 100, judgement: { kind: 'classes', classes: 3, undecided: 0 } });
      expect(all).toMatchObject({ data: 'evaluate', stage: 2, samples: 400, of: 400 });
      const counts = validation!.judgement.kind === 'classes' ? validation!.judgement.confusion : [];
      const right = [0, 4, 8].reduce((sum, place) => sum + (counts[place] ?? 0), 0);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(100);
      // The same pass as the one that Keras calls the validation accuracy.
      expect(right / 100).toBeCloseTo(trainer.of('epoch').at(-1)?.metrics['val_accuracy'] ?? NaN, 5);
      expect((await readToldEvents(folder)).filter(({ type }) => type === 'evaluation')).toEqual([validation, all]);
    } finally {
      await Promise.all([rm(folder, { recursive: true }), rm(bundle, { recursive: true })]);
    }
  });
});
