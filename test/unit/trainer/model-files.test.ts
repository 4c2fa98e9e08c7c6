import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { initialWeights } from '../../../src/nn/index.js';
import { readPython } from '../../../src/readers/index.js';
import { SavingError, writeKerasWeights } from '../../../src/saving/index.js';
import { RunMemory } from '../../../src/trainer/plan/memory.js';
import { ModelFiles } from '../../../src/trainer/plan/model-files.js';
import { readStages } from '../../../src/trainer/plan/read-stages.js';
import { SilentStages } from '../../../src/trainer/plan/silent-stages.js';
import type { LoadStage, SaveStage, Stage } from '../../../src/trainer/plan/stage.js';

let folder: string;
let runDirectory: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gradlens-files-'));
  runDirectory = join(folder, 'run');
});
afterAll(() => rmSync(folder, { recursive: true }));

const program = (...lines: readonly string[]): string => `import keras
from keras import layers
(X, y), (X_test, y_test) = keras.datasets.mnist.load_data()
net = keras.Sequential([layers.Flatten(input_shape=[28, 28]), layers.Dense(10, name="last")])
net.compile(loss="mse", optimizer="sgd")
net.fit(X, y)
${lines.join('\n')}
`;

function stagesOf(...lines: readonly string[]): readonly Stage[] {
  const { plan } = readPython({ path: 'test.py', text: program(...lines) });
  return readStages({ plan, fitStep: plan.steps.findIndex(({ kind }) => kind === 'fit'), overrides: {} }).stages;
}

function loadStage(...lines: readonly string[]): LoadStage {
  return stagesOf(...lines).find((stage): stage is LoadStage => stage.kind === 'load') ?? expect.fail('Nothing is loaded.');
}

const filesOf = (memory: RunMemory): ModelFiles => new ModelFiles(memory, { runDirectory, folders: [folder] });

/** Weights that are all of one value, in a file of Keras. */
async function writeWeights(name: string, stage: LoadStage, value: number): Promise<string> {
  const path = join(folder, name);
  const weights = initialWeights(stage.model, 1);
  await writeKerasWeights(path, { ...stage.whole, compile: null, read: (weight) => new Float32Array(weights.get(weight)!.values.length).fill(value) }, null);
  return path;
}

describe('What a program loads', () => {
  it('is the file beside the program, and the first thing that the run itself has saved there', async () => {
    const stage = loadStage('net.load_weights("some.weights.h5")');
    const path = await writeWeights('some.weights.h5', stage, 2);
    const memory = new RunMemory(1);
    expect(await filesOf(memory).load(stage)).toBe(`load_weights() gave "net" the weights of ${path}.`);
    expect(memory.weightsOf(stage.model).get('last/bias')!.values).toEqual(new Float32Array(10).fill(2));

    memory.setWeights(stage.model, new Map([['last/bias', new Float32Array(10).fill(3)]]));
    const save = stagesOf('net.save_weights("some.weights.h5")').find((each): each is SaveStage => each.kind === 'save')!;
    await filesOf(memory).save(save);
    const other = new RunMemory(1);
    expect(await filesOf(other).load(stage)).toContain(join(runDirectory, 'checkpoints', 'some.weights.h5'));
    expect(other.weightsOf(stage.model).get('last/bias')!.values).toEqual(new Float32Array(10).fill(3));
  });

  it('is refused by the names of the file and the weight, where it is not there or does not fit', async () => {
    const refused = async (stage: LoadStage, message: string): Promise<void> => {
      const loading = filesOf(new RunMemory(1)).load(stage);
      await expect(loading).rejects.toBeInstanceOf(SavingError);
      await expect(loading).rejects.toThrow(message);
    };
    await refused(loadStage('net.load_weights("never.weights.h5")'), 'The saved file never.weights.h5 is not there. It was looked for as: ');
    writeFileSync(join(folder, 'cut.weights.h5'), 'HDF');
    await refused(loadStage('net.load_weights("cut.weights.h5")'), `${join(folder, 'cut.weights.h5')} is not a whole HDF5 file: `);
    writeFileSync(join(folder, 'old.ckpt'), '');
    await refused(loadStage('net.load_weights("old.ckpt")'), `${join(folder, 'old.ckpt')} is none of the files that Keras 3 loads weights from`);
    const narrow = loadStage('net.load_weights("narrow.weights.h5")');
    const wide = { ...narrow, whole: { ...narrow.whole, model: { ...narrow.whole.model, layers: narrow.whole.model.layers.map((layer) => ({ ...layer, weights: layer.className === 'Dense' ? [{ name: 'kernel', shape: [784, 3], trainable: true, initializer: { kind: 'unknown' as const, reason: '' }, regularizer: null, constraint: null }] : [] })) } } };
    const path = join(folder, 'narrow.weights.h5');
    await writeKerasWeights(path, { ...wide.whole, compile: null, read: () => new Float32Array(784 * 3) }, null);
    await refused(narrow, `${path}: "last/kernel" (layers/dense/vars/0) has the shape (784, 3), and the model needs (784, 10).`);
    expect(await filesOf(new RunMemory(1)).load({ ...narrow, skipsMismatch: true })).toContain('Left as they are, for the file has none that fit: last/kernel, last/bias.');
  });
});

describe('What cannot be loaded while a run goes on', () => {
  it('is told, with all that goes by it, until something else is loaded', async () => {
    const told: string[] = [];
    const [failing, evaluation] = [loadStage('net.load_weights("never.weights.h5")'), stagesOf('net.evaluate(X_test, y_test)').find(({ kind }) => kind === 'evaluate')!];
    const silent = new SilentStages(new RunMemory(1), { runDirectory, folders: [folder] }, (method, message) => told.push(`${method}: ${message}`));
    await silent.run(failing);
    expect(told).toEqual([expect.stringMatching(/^load_weights: load_weights\(\) of "net" failed: The saved file never\.weights\.h5 is not there\./)]);
    expect(silent.leavesOut(evaluation)).toBe(true);
    expect(told.at(-1)).toBe('evaluate: evaluate() of "net" is left out: the weights that it goes by could not be loaded.');
    const whole = loadStage('net.load_weights("whole.weights.h5")');
    await writeWeights('whole.weights.h5', whole, 1);
    await silent.run(whole);
    expect(silent.leavesOut(evaluation)).toBe(false);
  });

  it('ends the run where the fit that was chosen needs it', async () => {
    const silent = new SilentStages(new RunMemory(1), { runDirectory, folders: [folder] }, () => undefined);
    await expect(silent.run({ ...loadStage('net.load_weights("never.weights.h5")'), isNeeded: true })).rejects.toThrow('never.weights.h5 is not there');
  });
});
