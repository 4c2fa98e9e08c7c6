import { describe, expect, it } from 'vitest';
import { cellLenses } from '../../../src/editor/content/cell-lenses.js';
import { modelAt, modelNear } from '../../../src/editor/content/check-target.js';
import { messageOf, withProbe, type FileReading } from '../../../src/editor/content/file-reading.js';
import { hoverAt } from '../../../src/editor/content/hover.js';
import { lensesOf, type Lens } from '../../../src/editor/content/lenses.js';
import { checkInWords } from '../../../src/editor/content/probe-words.js';
import type { ProbedLayer, ProbeResult } from '../../../src/protocol/index.js';
import { layerOf, probeOf } from '../advice/evidence/probes.js';
import { readText } from './reading.js';

const text = `from tensorflow import keras

model = keras.Sequential([keras.Input((8,))])
for _ in range(20):
    model.add(keras.layers.Dense(30, activation="sigmoid"))
model.add(keras.layers.Dense(1))
model.compile(loss="mse", optimizer="adam")
other = keras.Sequential([keras.Input((8,)), keras.layers.Dense(1)])
`;
const written = readText(text);

/** The reading once the first model was found to have a first layer with this gradient, where the last one has 1. */
function checked(gradientNorm: number, more: Partial<ProbeResult> = {}, first: Partial<ProbedLayer> = {}): FileReading {
  const [model] = written.plan.models;
  if (model === undefined) throw new Error('there is no model');
  const layers = model.layers.map(({ id, name, className }) => ({ ...layerOf(name, name === 'dense' ? { gradientNorm, mean: 0.5, standardDeviation: 0.01, ...first } : { gradientNorm: 1 }), id, className }));
  return withProbe(written, { ...probeOf(layers, more), model: model.id, name: model.name });
}

function checkLenses(reading: FileReading): Lens[] {
  return lensesOf(reading, 'en').filter(({ action }) => action.kind === 'check');
}

const noise: Partial<ProbeResult> = { data: { kind: 'noise', reason: 'The data is not known.' } };

describe('the lens of a gradient check', () => {
  it('offers one for each model, beside what the model is', () => {
    expect(checkLenses(written).map(({ line, title, action }) => [line, title, action])).toEqual([
      [3, '$(pulse) Check gradients', { kind: 'check', model: written.plan.models[0]?.id }],
      [8, '$(pulse) Check gradients', { kind: 'check', model: written.plan.models[1]?.id }],
    ]);
  });

  it('says the verdict of the model that was checked, and offers to check again', () => {
    const [first, second] = checkLenses(checked(1e-12));
    expect(first?.title).toMatch(/^\$\(warning\) Vanishing gradients: that of dense is 1e-12, which is 1e-12 times that of dense_20 \(1\)\.$/);
    expect(first?.tooltip).toMatch(/256 samples of the data.*\nClick to check again\.$/);
    expect(first?.action).toEqual({ kind: 'check', model: written.plan.models[0]?.id });
    expect(second?.title).toBe('$(pulse) Check gradients');
  });

  it('says it in few words where there is little room, and the rest where the mouse rests on it', () => {
    const shortTitle = (...given: Parameters<typeof checked>) => checkLenses(checked(...given))[0]?.shortTitle;
    expect([shortTitle(1e-12), shortTitle(1e12), shortTitle(0.5), shortTitle(0.5, {}, { saturated: 0.9 })]).toEqual([
      '$(warning) Vanishing gradients',
      '$(warning) Exploding gradients',
      '$(pass) Gradients get through',
      '$(warning) Saturated or dead units',
    ]);
    const below = cellLenses({ ...checked(1e-12), parts: [{ index: 0, start: 0, end: text.length }] }, 'en', 0);
    const check = below.find(({ action }) => action.kind === 'check');
    expect(check?.title).toBe('$(warning) Vanishing gradients');
    expect(check?.tooltip).toMatch(/^Vanishing gradients: that of dense is 1e-12, .*\n.*256 samples/);
  });

  it('says so where all is well', () => {
    expect(checkLenses(checked(0.5))[0]?.title).toMatch(/^\$\(pass\) Healthy: /);
  });

  it('says what is remarkable of layers whose gradients are well', () => {
    expect(checkLenses(checked(0.5, {}, { saturated: 0.9 }))[0]?.title).toMatch(/^\$\(warning\) Healthy: .*90 %/);
  });

  it('says that it was on noise, where it was', () => {
    expect(checkLenses(checked(0.5, noise))[0]?.title).toMatch(/\(on noise, not on data\)$/);
    const result = checked(0.5, noise).probes.get(written.plan.models[0]?.id ?? '');
    expect(result && checkInWords(result)).toContain('256 samples of noise with mean 0 and variance 1, not data (The data is not known)');
  });
});

describe('what a gradient check measured of layers', () => {
  const facts = (reading: FileReading, part: string): readonly string[] => hoverAt(reading, text.indexOf(part), 'en')?.facts ?? [];

  it('is said where the mouse rests on them: of those of a loop, the first and the last', () => {
    expect(facts(checked(1e-12, {}, { saturated: 0.9 }), 'Dense(30').slice(-2)).toEqual([
      'At initialization, on the data: dense: gradient 1e-12 · outputs 0.5 ± 0.01 · 90 % saturated',
      expect.stringMatching(/^At initialization, on the data: dense_19: gradient 1\b/),
    ]);
    expect(facts(checked(1e-12, noise), 'Dense(1)').at(-1)).toMatch(/^At initialization, on noise: gradient 1\b/);
  });

  it('is not said of layers that were not checked', () => {
    expect(facts(written, 'Dense(30').join()).not.toContain('initialization');
    expect(hoverAt(checked(1e-12), text.lastIndexOf('Dense(1)'), 'en')?.facts.join()).not.toContain('initialization');
  });

  it('is evidence for what was found of them', () => {
    const evidence = 'At initialization the gradient of dense is 1e-12 times that of dense_20.';
    const found = (reading: FileReading): string | undefined => reading.findings.filter(({ rule }) => rule === 'GL103').map(messageOf)[0];
    expect(found(written)).not.toContain(evidence);
    expect(found(checked(1e-12))).toBe(`${found(written)} ${evidence} Measured at initialization on 256 samples of the data.`);
    expect(hoverAt(checked(1e-12), text.indexOf('Dense(30'), 'en')?.findings.map(({ message }) => message).join()).toContain(evidence);
    expect(lensesOf(checked(1e-12), 'en').map(({ tooltip }) => tooltip).join()).toContain(evidence);
  });
});

describe('the model that is meant', () => {
  const near = (part: string): string | null | undefined => modelNear(written, text.lastIndexOf(part))?.variable;

  it('is the one that is made at the cursor, or has a layer there', () => {
    expect(near('Sequential([keras.Input((8,)), ')).toBe('other');
    expect(near('Dense(30')).toBe('model');
  });

  it('is else the one of the last fit, else the last one', () => {
    expect(near('from tensorflow')).toBe('other');
    expect(modelNear(readText(`${text}model.fit(x, y)\n`), 0)?.variable).toBe('model');
    expect(modelNear(readText(''), 0)).toBeNull();
  });

  it('is no other one than a lens stands for', () => {
    expect(modelAt(written, written.plan.models[1]?.id ?? '')?.variable).toBe('other');
    expect(modelAt(written, 'gone')).toBeNull();
  });
});
