import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readPython } from '../../../src/readers/index.js';
import { isUnknown, type FitStep } from '../../../src/spec/index.js';
import type { RunInHand, Weights } from '../../../src/trainer/fit/callbacks/index.js';
import { readWritten } from '../../../src/trainer/fit/callbacks/written/index.js';
import { readFit } from '../../../src/trainer/fit/read-fit.js';
import { fixture, repeat, type CallbackCase } from './callback-runs.js';

/** A case with the code of a callback, as make-written-callback-fixtures.py writes it down. */
interface WrittenCase extends CallbackCase {
  readonly code: string;
  /** What makes the callback. */
  readonly make: string;
}

const { cases } = JSON.parse(readFileSync(new URL('../../parity/fixtures/written-callbacks.json', import.meta.url), 'utf8')) as { readonly cases: readonly WrittenCase[] };

/** A file with the callback of a case. */
const fileWith = ({ code, make }: Pick<WrittenCase, 'code' | 'make'>): string => `${code}
model = keras.Sequential([keras.Input((6,)), keras.layers.Dense(8, activation="tanh"), keras.layers.Dense(3, activation="softmax")])
model.compile(loss="sparse_categorical_crossentropy", optimizer="sgd", metrics=["accuracy"])
model.fit(np.zeros((44, 6)), np.zeros((44,)), callbacks=[${make}])
`;

const imports = 'import numpy as np\nfrom tensorflow import keras\n';

const planOf = (text: string): ReturnType<typeof readPython>['plan'] => readPython({ path: 'model.py', text }).plan;

function callbacksOf(one: Pick<WrittenCase, 'code' | 'make'>): FitStep['callbacks'] {
  const fit = planOf(fileWith(one)).steps.find((step): step is FitStep => step.kind === 'fit');
  if (fit === undefined) throw new Error('the file has a fit');
  return fit.callbacks;
}

/** What is left out of the run of a file whose callback is made so. */
function leftOut(code: string, make: string): readonly string[] {
  const plan = planOf(fileWith({ code: imports + code, make }));
  return readFit({ plan, fitStep: plan.steps.findIndex(({ kind }) => kind === 'fit'), overrides: {} }).leftOut;
}

describe('Callbacks that a file writes itself do what they do in Keras', () => {
  it.each(cases.map((one) => [one.name, one] as const))('%s', async (_name, keras) => {
    const run = await repeat(keras, callbacksOf(keras));
    const epochs = run.events.filter((event) => event.type === 'epoch');
    expect(epochs.map(({ epoch }) => epoch - 1)).toEqual(keras.ran);
    expect(run.finished).toMatchObject({ outcome: 'completed', steps: keras.steps });
    const rates = run.events.flatMap((event) => (event.type === 'telemetry' ? [...(event.series['learning_rate'] ?? [])] : []));
    const firstSteps = [0, ...epochs.slice(0, -1).map(({ step }) => step)];
    expect(firstSteps.map((step) => rates[step])).toEqual(keras.rates.map((rate) => Math.fround(rate)));
    for (const name of ['loss', 'val_loss']) {
      epochs.forEach(({ metrics }, index) => expect(metrics[name]).toBeCloseTo(Number(keras.log[name]?.[index]), 4));
    }
    keras.weights.flat().forEach((weight, index) => {
      const values = run.weights.flat()[index] ?? [];
      weight.forEach((value, place) => expect(values[place]).toBeCloseTo(Number(value), 4));
    });
    await rm(run.runDirectory, { recursive: true });
  });

  it('ends some of these runs before all epochs are over, so that this is tested', () => {
    expect(cases.filter(({ ran, epochs }) => ran.length < epochs).map(({ name }) => name)).toEqual([
      'ends at an accuracy', 'asks first whether it is logged', 'early stopping of the guide', 'returns early',
    ]);
    expect(fixture.cases.length).toBeGreaterThan(0);
  });

  it('says that it ended the run, and when', async () => {
    const one = cases.find(({ name }) => name === 'ends at an accuracy');
    if (one === undefined) throw new Error('there is such a case');
    const run = await repeat(one, callbacksOf(one));
    expect(run.told).toEqual([`myCallback ended the run after epoch ${one.ran.length}.`]);
    await rm(run.runDirectory, { recursive: true });
  });

  it('fails where Python would, and says what is not logged', async () => {
    const one = cases.find(({ name }) => name === 'only collects');
    if (one === undefined) throw new Error('there is such a case');
    const code = `${imports}
class Old(keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs={}):
        if logs.get('acc') > 0.9:
            self.model.stop_training = True
`;
    await expect(repeat(one, callbacksOf({ code, make: 'Old()' }))).rejects.toThrow(
      'The callback Old: Python stops here with a TypeError: "acc" is not logged. This run logs: loss, accuracy, val_loss, val_accuracy.',
    );
  });
});

describe('A callback that the file writes itself', () => {
  it('goes on after a checkpoint as if there had been none', () => {
    const guide = cases.find(({ name }) => name === 'early stopping of the guide');
    const [written] = guide === undefined ? [] : callbacksOf(guide);
    if (written === undefined || isUnknown(written) || written.actions === undefined || isUnknown(written.actions)) throw new Error('its actions are known');
    const { make } = readWritten(written.className, written.actions, { names: new Set(), higherIsBetter: new Map(), isRateScheduled: false });
    const logs = (loss: number): Map<string, number> => new Map([['val_loss', loss]]);
    const first = make();
    void first.trainBegin?.(new ScriptedRun('first'));
    [1, 0.5, 0.6, 0.7].forEach((loss, index) => void first.epochEnd?.({ index, number: index + 1, logs: logs(loss) }, new ScriptedRun(`epoch ${index}`)));
    const second = make();
    const run = new ScriptedRun('after');
    void second.recall?.(structuredClone(first.keep?.()), run);
    void second.epochEnd?.({ index: 4, number: 5, logs: logs(0.8) }, run);
    expect(run.done).toEqual(['stop', 'restore epoch 1']);
  });
});

/** A run that tells what is done to it; its weights are named. */
class ScriptedRun implements RunInHand {
  readonly done: string[] = [];
  readonly learningRate = 0.1;
  readonly runDirectory = '';

  constructor(private readonly name: string) {}

  weights(): Weights {
    return new Map([[this.name, new Float32Array(1)]]);
  }

  restore(weights: Weights): void {
    this.done.push(`restore ${[...weights.keys()].join()}`);
  }

  stop(): void {
    this.done.push('stop');
  }

  setLearningRate(): void {
    this.done.push('rate');
  }

  followRates(): void {
    this.done.push('rates');
  }

  tell(message: string): void {
    this.done.push(message);
  }

  saveModel(): Promise<never> {
    return Promise.reject(new Error('nothing is saved here'));
  }
}

describe('What of a callback is left out is said', () => {
  it('where it only prints or collects', () => {
    expect(leftOut('class Quiet(keras.callbacks.Callback):\n    def on_epoch_end(self, epoch, logs=None):\n        print(logs)\n', 'Quiet()')).toEqual([
      'The callback Quiet runs without what it prints or collects.',
    ]);
  });

  it.each([
    ['a layer that it changes', 'self.model.layers[0].trainable = False', 'What "self.model.layers[0].trainable = False" does is known only when the file runs.'],
    ['a function of the file', 'work(self.model)', 'What "work(self.model)" does is known only when the file runs.'],
    ['a condition that hangs on a list', 'if self.seen[-1] > 1: self.model.stop_training = True', 'What "self.seen[-1]" does is known only when the file runs.'],
    ['training inside of training', 'self.loss = self.model.fit(logs)', 'What "self.model.fit(logs)" does is known only when the file runs.'],
    ['what goes back on a stop', 'self.model.stop_training = False', 'What "self.model.stop_training = False" does is known only when the file runs.'],
  ])('where that cannot be known: %s', (_what, statement, reason) => {
    const code = `class Strange(keras.callbacks.Callback):\n    def on_epoch_end(self, epoch, logs=None):\n        ${statement}\n`;
    expect(leftOut(code, 'Strange()')).toEqual([`The callback Strange is left out: ${reason}`]);
  });

  it('where it acts within epochs', () => {
    const code = 'class Steps(keras.callbacks.Callback):\n    def on_train_batch_end(self, batch, logs=None):\n        self.model.stop_training = True\n';
    expect(leftOut(code, 'Steps()')).toEqual(['The callback Steps is left out: It acts within epochs, in on_train_batch_end, and not at their ends.']);
  });

  it('where it extends another callback of Keras, or has the name of one', () => {
    expect(leftOut('class Mine(keras.callbacks.EarlyStopping):\n    pass\n', 'Mine()')).toEqual([
      'The callback Mine is left out: What a class of the file that extends EarlyStopping does is known only when the file runs.',
    ]);
    const named = 'class EarlyStopping(keras.callbacks.Callback):\n    def on_epoch_end(self, epoch, logs=None):\n        self.work()\n';
    expect(leftOut(named, 'EarlyStopping()')).toEqual(['The callback EarlyStopping is left out: What "self.work()" does is known only when the file runs.']);
  });

  it('where it remembers what an earlier fit left', () => {
    const code = `${imports}
class Counting(keras.callbacks.Callback):
    def __init__(self):
        super().__init__()
        self.epochs = 0

    def on_epoch_end(self, epoch, logs=None):
        self.epochs += 1
        if self.epochs == 3:
            self.model.stop_training = True

counting = Counting()
`;
    const text = fileWith({ code, make: 'counting' });
    const plan = planOf(`${text}model.fit(np.zeros((44, 6)), np.zeros((44,)), callbacks=[counting])\n`);
    const fits = plan.steps.flatMap((step, index) => (step.kind === 'fit' ? [index] : []));
    const [first, second] = fits.map((fitStep) => readFit({ plan, fitStep, overrides: {} }).leftOut);
    expect(first).toEqual([]);
    expect(second).toEqual(['The callback Counting is left out: What it remembers of the fit() before is known only when the file runs.']);
  });
});
