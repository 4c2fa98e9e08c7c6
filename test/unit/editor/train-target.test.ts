import { describe, expect, it } from 'vitest';
import { fitAt, fitNear, wholeLoop, whyNoFit } from '../../../src/editor/content/train-target.js';
import { lensesOfText, readText } from './reading.js';

const text = `from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(8,)),
    keras.layers.Dense(1, name="out"),
])
model.compile(loss="mse")
model.fit(x, y, epochs=1)
model.fit(x, y, epochs=2)
`;
const reading = readText(text);

/** The epochs of the fit that is meant with the cursor before a part of the text. */
function epochsNear(part: string): unknown {
  const choice = fitNear(reading, text.indexOf(part));
  const step = choice?.plan.steps[choice.fitStep];
  return step?.kind === 'fit' ? step.epochs : null;
}

describe('the fit that a user means', () => {
  it('is the one at the cursor', () => {
    expect(epochsNear('epochs=1')).toBe(1);
    expect(epochsNear('epochs=2')).toBe(2);
  });

  it('is the last one where the cursor is elsewhere', () => {
    expect(epochsNear('keras.layers.Input')).toBe(2);
  });

  it('is none in a file that fits nothing', () => {
    expect(fitNear(readText('x = 1\n'), 0)).toBeNull();
  });

  it('is found by its index, unless the file has changed', () => {
    const fit = reading.plan.steps.findIndex(({ kind }) => kind === 'fit');
    expect(fitAt(reading, fit)?.fitStep).toBe(fit);
    expect(fitAt(reading, 99)).toBeNull();
    expect(fitAt(reading, reading.plan.steps.findIndex(({ kind }) => kind === 'compile'))).toBeNull();
  });

  it('is the last turn of a loop, which is trained after those before it', () => {
    const looping = readText(`${text.slice(0, text.indexOf('model.fit'))}for epochs in [3, 4]:\n    model.fit(x, y, epochs=epochs)\n`);
    const choice = wholeLoop(fitNear(looping, looping.text.indexOf('model.fit')));
    expect(choice?.plan.steps[choice.fitStep]).toMatchObject({ kind: 'fit', epochs: 4 });
    expect(wholeLoop(fitNear(reading, text.indexOf('model.fit')))).toEqual(fitNear(reading, text.indexOf('model.fit')));
    expect(wholeLoop(null)).toBeNull();
  });

  it('knows the line of each layer', () => {
    const layer = reading.plan.models[0]?.layers.find(({ name }) => name === 'out');
    expect(fitAt(reading, reading.plan.steps.findIndex(({ kind }) => kind === 'fit'))?.lines.get(layer?.id ?? '')).toBe(5);
  });
});

describe('a file that trains in a loop of its own', () => {
  const own = `${text.slice(0, text.indexOf('model.fit'))}model.train_on_batch(x, y)\n`;

  it('has nothing to train, for a reason that names the line', () => {
    expect(fitNear(readText(own), 0)).toBeNull();
    expect(whyNoFit(readText(own))).toMatch(/^Line 8: The file trains with train_on_batch\(\) in a loop of its own, which GradLens does not run/);
    expect(whyNoFit(readText('x = 1\n'))).toBeNull();
  });

  it('has a lens there that says so', () => {
    const lens = lensesOfText(own).find(({ line }) => line === 8);
    expect(lens).toMatchObject({ title: '$(info) train_on_batch() is not run here', action: { kind: 'none' } });
    expect(lens?.tooltip).toContain('write the loop as model.fit(');
  });
});
