import { describe, expect, it } from 'vitest';
import { comparisonInWords, comparisonPage, sameModel } from '../../../src/editor/content/comparison.js';
import { layerOf, probeOf } from '../advice/evidence/probes.js';
import { readText } from './reading.js';

const probe = (first: number) => probeOf([layerOf('dense', { gradientNorm: first }), layerOf('dense_1', { gradientNorm: 1 })], { name: 'model' });
const fix = { title: 'Use he_normal for the weights', edits: [] };
const comparison = { fix, written: probe(1e-9), fixed: probe(0.5) };

describe('gradients with and without a fix', () => {
  it('are said in two sentences, one after the other', () => {
    expect(comparisonInWords(comparison)).toMatch(/^As written: Vanishing gradients: that of dense is 1e-9, .* With the fix: Healthy: gradients get through; that of dense is 0\.5, /);
  });

  it('stand side by side on a page, a line a layer', () => {
    const page = comparisonPage(comparison);
    expect(page).toContain('# model: gradients with and without the fix');
    expect(page).toContain('**Use he\\_normal for the weights**');
    const table = page.split('\n').filter((line) => line.startsWith('|'));
    expect(table[0]).toContain('Gradient, as written | Gradient, fixed');
    expect(table[1]).toMatch(/^\| :-- \| --: \| --: \|/);
    expect(table.slice(2).map((line) => line.split(' | ').slice(0, 3))).toEqual([['| dense \\(Dense\\)', '1e-9', '0.5'], ['| dense\\_1 \\(Dense\\)', '1', '1']]);
    expect(page).toContain('At initialization, on 256 samples of the data');
  });

  it('show names of the file as they are written', () => {
    const hostile = probeOf([layerOf('[a](command:x)|b', { gradientNorm: 1 })], { name: '<img>' });
    const page = comparisonPage({ fix, written: hostile, fixed: hostile });
    expect(page).toContain('\\<img\\>');
    expect(page).toContain('\\[a\\]\\(command:x\\)\\|b');
  });

  it('are of the same model, by its name and variable', () => {
    const text = 'import keras\nfirst = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1)])\nsecond = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1)])\n';
    const [, second] = readText(text).plan.models;
    if (second === undefined) throw new Error('there are two models');
    expect(sameModel(readText(`# edited\n${text}`), second)?.variable).toBe('second');
    expect(sameModel(readText(text.split('\n').slice(0, 2).join('\n')), second)).toBeNull();
  });
});
