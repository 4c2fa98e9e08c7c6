import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CommandLine, type Answer } from './command-line.js';

const data = '/usr/share/datasets/fashion-mnist/train-images-idx3-ubyte.gz';
const gradlens = new CommandLine();

beforeAll(() => gradlens.bundle());
afterAll(() => gradlens.dispose());

const program = (fit: string, layer = 'keras.layers.Dense(20, activation="relu")'): string => `import keras
(x, y), _ = keras.datasets.fashion_mnist.load_data()
small = keras.Sequential([keras.Input((28, 28)), keras.layers.Flatten(), ${layer}, keras.layers.Dense(10, activation="softmax")])
small.compile(optimizer="sgd", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
small.fit(${fit})
`;

function train(...args: readonly string[]): Answer {
  return gradlens.run(['train', ...args, '--runs', join(gradlens.folder, 'runs'), '--no-download']);
}

function events(answer: Answer): Record<string, unknown>[] {
  return answer.out.trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe.skipIf(!existsSync(data))('gradlens train', () => {
  it('prints one JSON event a line: started, telemetry of every step, epochs, finished', () => {
    const path = gradlens.file('small.py', program('x[:320] / 255.0, y[:320], epochs=3, validation_data=(x[-64:] / 255.0, y[-64:])'));
    const answer = train(path, '--json', '--epochs', '2', '--batch-size', '64', '--seed', '7');
    expect(answer.status).toBe(0);
    const all = events(answer);
    expect(all[0]).toMatchObject({ type: 'started', model: 'sequential', epochs: 2, batchSize: 64, stepsPerEpoch: 5, seed: 7 });
    const steps = all.filter(({ type }) => type === 'telemetry');
    expect(steps.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    for (const { loss, gradientNorms } of steps) {
      expect(loss).toBeTypeOf('number');
      expect(Object.keys(gradientNorms as object)).toEqual(['dense', 'dense_1']);
      expect(Object.values(gradientNorms as Record<string, number>).every((norm) => norm > 0)).toBe(true);
    }
    const epochs = all.filter(({ type }) => type === 'epoch');
    expect(epochs.map(({ epoch }) => epoch)).toEqual([1, 2]);
    expect(Object.keys(epochs[0] ?? {})).toEqual(expect.arrayContaining(['loss', 'accuracy', 'val_loss', 'val_accuracy']));
    expect(all.at(-1)).toMatchObject({ type: 'finished', outcome: 'completed', steps: 10 });
    expect(all.at(-1)?.['loss']).toBeLessThan(steps[0]?.['loss'] as number);
  });

  it('says with its line which layer is the first where numbers are not finite', () => {
    const path = gradlens.file('wild.py', program('x[:128], y[:128], epochs=1').replace('"sgd"', 'keras.optimizers.SGD(1e30)'));
    const told = events(train(path, '--json')).filter(({ type }) => type === 'notFinite');
    expect(told).toEqual([{ type: 'notFinite', step: expect.any(Number) as number, layer: 'dense_1', message: expect.stringMatching(/wild\.py:3: Step \d+: .*"dense_1"/) as string }]);
    const { status, note } = train(path);
    expect([status, note]).toEqual([0, expect.stringContaining(told[0]?.['message'] as string)]);
  });

  it('repeats a run exactly from the same seed, and not from another', () => {
    const path = gradlens.file('seeded.py', program('x[:128] / 255.0, y[:128]', 'keras.layers.Dropout(0.3)'));
    const losses = (seed: string): unknown[] => events(train(path, '--json', '--seed', seed)).filter(({ type }) => type === 'telemetry').map(({ loss }) => loss);
    expect(losses('1')).toEqual(losses('1'));
    expect(losses('1')).not.toEqual(losses('2'));
  });

  it('trains to the same with the other engine', () => {
    const path = gradlens.file('either.py', program('x[:128] / 255.0, y[:128]', 'keras.layers.Dropout(0.3)'));
    const run = (...engine: string[]): Record<string, unknown>[] => events(train(path, '--json', '--seed', '1', ...engine));
    const [onnxruntime, tfjs] = [run('--engine', 'onnxruntime'), run('--engine', 'tfjs', '--provider', 'wasm')];
    expect([onnxruntime[0]?.['engine'], tfjs[0]?.['engine']]).toEqual(['onnxruntime', 'tfjs']);
    const losses = (all: typeof tfjs): number[] => all.filter(({ type }) => type === 'telemetry').map(({ loss }) => loss as number);
    expect(losses(tfjs)).toHaveLength(losses(onnxruntime).length);
    losses(tfjs).forEach((loss, step) => expect(Math.abs(loss / losses(onnxruntime)[step]! - 1)).toBeLessThan(1e-5));
  });

  it('trains with the next best where a provider does not work, and says so', () => {
    const path = gradlens.file('provider.py', program('x[:64] / 255.0, y[:64]'));
    const provider = process.platform === 'win32' ? 'coreml' : 'dml';
    const answer = train(path, '--json', '--provider', provider);
    expect(answer.status).toBe(0);
    expect(answer.note).toContain(`The provider "${provider}" does not work here`);
    expect(events(answer).at(0)).toMatchObject({ type: 'started', engine: 'onnxruntime' });
  });

  it('says what is not known, with the line of the fit, and ends with status 1', () => {
    const path = gradlens.file('unknown-data.py', program('load(), y'));
    const text = train(path);
    expect(text.status).toBe(1);
    expect(text.note).toMatch(/unknown-data\.py:5: .*load/);
    expect(text.note).not.toContain('    at ');
    expect(events(train(path, '--json')).at(-1)).toMatchObject({ type: 'failed' });
  });

  it('names the line of what is not known, where that is not the one of the fit', () => {
    const path = gradlens.file('unknown-above.py', program('pictures, y').replace('small.compile', 'pictures = camera.take(10)\nsmall.compile'));
    expect(train(path).note).toMatch(/unknown-above\.py:4: The training data x is not known: .*camera/);
  });

  it('trains what a notebook trains, and names the cell where something is wrong', () => {
    const notebook = (name: string, fit: string): string => {
      const lines = program(fit).trimEnd().split('\n');
      const cells = [lines.slice(0, -1).join('\n'), `%matplotlib inline\n${lines.at(-1) ?? ''}`].map((source) => ({ cell_type: 'code', source }));
      return gradlens.file(name, JSON.stringify({ cells }));
    };
    const answer = train(notebook('trained.ipynb', 'x[:64] / 255.0, y[:64]'), '--json');
    expect(events(answer).at(-1)).toMatchObject({ type: 'finished', steps: 2 });
    expect(train(notebook('wrong.ipynb', 'load(), y')).note).toMatch(/wrong\.ipynb:cell 2:2: .*load/);
  });

  it('names the layer that cannot be trained, with its line', () => {
    const path = gradlens.file('custom-layer.py', `class Mine(keras.layers.Layer):\n    pass\n${program('x / 255.0, y', 'Mine()')}`.replace(/^/, 'import keras\n'));
    const { status, note } = train(path);
    expect(status).toBe(1);
    expect(note).toMatch(/custom-layer\.py:6: .*mine/i);
  });

  it.each([
    ['no file', [], 'One file is needed'],
    ['a number that is none', ['--epochs', 'many'], '--epochs takes a whole number from 1; "many" is none.'],
    ['an unknown engine', ['--engine', 'abacus'], 'There is no engine "abacus". There are: auto, onnxruntime, tfjs.'],
    ['an unknown provider', ['--provider', 'abacus'], 'There is no provider "abacus". There are: auto, cpu,'],
    ['an unknown model', ['--model', 'large'], 'there is no model "large". There are: small.'],
  ])('refuses %s', (_case, args, message) => {
    const path = gradlens.file('refused.py', program('x / 255.0, y'));
    const answer = train(...(args.length === 0 ? [] : [path, ...args]));
    expect(answer.status).toBe(2);
    expect(answer.note).toContain(message);
  });
});
