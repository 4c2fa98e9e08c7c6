import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/advice/index.js';
import { lensesOf, type Lens } from '../../../src/editor/content/lenses.js';
import { lensesOfText, lineBelow, readText } from './reading.js';

const sample = (name: string): string => readFileSync(new URL(`../../../samples/${name}`, import.meta.url), 'utf8');

/** Each lens as the line of code below it and its title. */
function shown(text: string): [string, string][] {
  return lensesOfText(text).map((lens) => [lineBelow(text, lens), lens.title]);
}

const fixLens = (text: string): Lens | undefined => lensesOfText(text).find(({ action }) => action.kind === 'fix');

const small = (layers: string, fit = ''): string => `from tensorflow import keras\nfrom tensorflow.keras import layers\n\nmodel = keras.Sequential([\n    layers.Input(shape=(8,)),\n${layers}\n    layers.Dense(1),\n])\n${fit}`;

describe('the lenses of a file', () => {
  it('say what the model is, what could be better, and offer to train', () => {
    expect(shown(sample('mlp_300_100.py'))).toEqual([
      ['model = keras.Sequential([', 'GradLens: 266,610 parameters · 3 weight layers · 2 hints'],
      ['model = keras.Sequential([', '$(pulse) Check gradients'],
      ['keras.layers.Dense(300, activation="relu"),', '$(lightbulb) use he_normal with ReLU (×2)'],
      [expect.stringContaining('model.compile('), '$(search) Find a learning rate'],
      ['history = model.fit(X_train, y_train, epochs=5, validation_data=(X_valid, y_valid))', '$(play) Train (5 epochs)'],
    ]);
  });

  it('say of a healthy deep net only how it is optimized could be better, above the line of compile', () => {
    expect(shown(sample('selu_100.py'))).toEqual([
      ['model = keras.Sequential()', 'GradLens: 1,079,410 parameters · 101 weight layers · 1 hint'],
      ['model = keras.Sequential()', '$(pulse) Check gradients'],
      [expect.stringContaining('model.compile('), '$(lightbulb) use momentum=0.9 with SGD'],
      [expect.stringContaining('model.compile('), '$(search) Find a learning rate'],
      [expect.stringContaining('model.fit('), '$(play) Train (5 epochs)'],
    ]);
  });

  it('are quiet on a model that needs no advice', () => {
    const healthy = small('    layers.Dense(30, activation="relu", kernel_initializer="he_normal"),', 'model.compile(optimizer="adam", loss="mse")\nmodel.fit(x, y, epochs=2)\n');
    expect(shown(healthy).map(([, title]) => title)).toEqual(['GradLens: 301 parameters · 2 weight layers', '$(pulse) Check gradients', '$(search) Find a learning rate', '$(play) Train (2 epochs)']);
  });

  it('count the layers of a loop', () => {
    const titles = shown(sample('vanishing_sigmoid.py')).map(([, title]) => title);
    expect(titles).toContain('$(lightbulb) use ReLU with he_normal instead of sigmoid (×20)');
    expect(titles[0]).toContain('1 warning');
  });

  it('write numbers as the language does', () => {
    const [model] = lensesOf(readText(sample('mlp_300_100.py')), 'de');
    expect(model?.title).toContain('266.610');
  });

  it('say when parameters are not known', () => {
    const text = small('    layers.Dense(units),').replace('from', 'import sys\nunits = int(sys.argv[1])\nfrom');
    expect(shown(text)[0]?.[1]).toContain('parameters not known yet');
  });

  it('are none in a file without a model', () => {
    expect(lensesOfText('')).toEqual([]);
    expect(lensesOfText('print("Dense(300, activation=relu)")\n')).toEqual([]);
  });

  it('offer no training where nothing is fitted', () => {
    expect(lensesOfText(small('')).map(({ action }) => action.kind)).toEqual(['none', 'check']);
  });
});

describe('the lens of an advice', () => {
  it('applies the fixes of all its layers when it is clicked', () => {
    const text = sample('mlp_300_100.py');
    const lens = fixLens(text);
    if (lens?.action.kind !== 'fix') throw new Error('there is no lens with a fix');
    const fixed = applyEdits(text, lens.action.edits);
    expect(fixed).toContain('keras.layers.Dense(300, activation="relu", kernel_initializer="he_normal"),');
    expect(fixed).toContain('keras.layers.Dense(100, activation="relu", kernel_initializer="he_normal"),');
    expect(lensesOfText(fixed).map(({ title }) => title)).toEqual(['GradLens: 266,610 parameters · 3 weight layers', '$(pulse) Check gradients', '$(search) Find a learning rate', '$(play) Train (5 epochs)']);
  });

  it('stands above the line where the call of the layer begins', () => {
    const text = small('    layers.Dense(\n        30,\n        activation="relu",\n    ),');
    const lens = fixLens(text);
    expect(lens && lineBelow(text, lens)).toBe('layers.Dense(');
  });

  it('is one a line', () => {
    const text = small('    layers.Dense(30, activation="selu"), layers.Dense(30, activation="relu"),');
    const advised = lensesOfText(text).filter(({ action }) => action.kind === 'fix');
    expect(advised.map(({ title }) => title)).toEqual(['$(lightbulb) use lecun_normal with SELU']);
  });

  it('about a call has no count, however many layers the call is about', () => {
    const text = `from tensorflow import keras
a = keras.Input((8,))
hidden = a
for _ in range(8):
    hidden = keras.layers.Dense(9, activation="selu", kernel_initializer="lecun_normal")(hidden)
model = keras.Model(a, [keras.layers.Dense(1)(hidden), keras.layers.Dense(1)(hidden)])
model.compile(
    optimizer="sgd",
    loss="mse",
)
`;
    const { findings } = readText(text);
    expect(findings.map(({ rule, layers }) => [rule, layers.length])).toEqual([['GL604', 2]]);
    expect(shown(text).filter(([line]) => line === 'model.compile(')).toEqual([['model.compile(', '$(lightbulb) use momentum=0.9 with SGD']]);
  });

  it('is not there for a hint of what is missing, which is under the light bulb, unless the settings make more of it', () => {
    const text = small('', 'model.compile(optimizer="adam", loss="mse")\nmodel.fit(x, y, epochs=30)\n');
    const rules = (settings: Record<string, 'warning'>) => lensesOf(readText(text, settings), 'en').flatMap(({ tooltip, action }) => (action.kind === 'fix' || action.kind === 'explain' ? [tooltip] : []));
    expect(readText(text).findings.map(({ rule }) => rule)).toEqual(['GL804']);
    expect(rules({})).toEqual([]);
    expect(rules({ GL804: 'warning' })).toEqual(['30 epochs without validation: nothing will show when the model only learns its samples by heart.']);
  });

  it('explains where no edit is certain', () => {
    const text = small('    layers.Dense(30, activation="relu", **options),').replace('model =', 'options = {"use_bias": False}\nmodel =');
    expect(lensesOfText(text).map(({ action }) => action)).toContainEqual({ kind: 'explain', rule: 'GL101' });
  });
});

describe('the lens of a fit', () => {
  it('says how many epochs there are, where that is known', () => {
    const titleFor = (epochs: string): string | undefined =>
      lensesOfText(small('', `model.compile(loss="mse")\nmodel.fit(x, y${epochs})\n`)).find(({ action }) => action.kind === 'train')?.title;
    expect(titleFor(', epochs=1')).toBe('$(play) Train (1 epoch)');
    expect(titleFor(', epochs=1000')).toBe('$(play) Train (1,000 epochs)');
    expect(titleFor(', epochs=how_many()')).toBe('$(play) Train');
    expect(titleFor('')).toBe('$(play) Train (1 epoch)');
  });

  it('says that it trains all turns of a loop', () => {
    const text = small('', 'model.compile(loss="mse")\nfor turn in range(3):\n    model.fit(x, y, epochs=2)\n');
    expect(lensesOfText(text).flatMap(({ action, title }) => (action.kind === 'train' ? [title] : []))).toEqual(['$(play) Train all 3 turns of the loop']);
  });

  it('trains the step that it stands above', () => {
    const text = small('', 'model.compile(loss="mse")\nmodel.fit(x, y)\nmodel.fit(x, y, epochs=2)\n');
    const reading = readText(text);
    const steps = lensesOf(reading, 'en').flatMap(({ action }) => (action.kind === 'train' ? [action.fitStep] : []));
    expect(steps.map((step) => reading.plan.steps[step]?.kind)).toEqual(['fit', 'fit']);
    expect(new Set(steps).size).toBe(2);
  });
});
