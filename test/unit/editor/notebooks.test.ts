import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/advice/index.js';
import { cellLenses } from '../../../src/editor/content/cell-lenses.js';
import { fileReading } from '../../../src/editor/content/file-reading.js';
import { fixMenu } from '../../../src/editor/content/fix-menu.js';
import { locate, offsetIn } from '../../../src/editor/content/parts.js';
import { fitNear } from '../../../src/editor/content/train-target.js';
import { fixText } from '../../../src/editor/reading/fix-text.js';
import { readText } from '../../../src/editor/reading/read-text.js';

const options = { advice: true, rules: {} };
const code = (text: string) => ({ isPython: true, text });
const cells = [
  code('%pip install keras\nfrom tensorflow import keras\nfrom tensorflow.keras import layers'),
  { isPython: false, text: '# A model\n\nwith `Dense(30, activation="relu")`' },
  code('model = keras.Sequential([\n    layers.Input(shape=(8,)),\n    layers.Dense(30, activation="relu"),\n    layers.Dense(10, activation="softmax"),\n])'),
  code('model.compile(optimizer="adam", loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))\n'),
  code('%time model.fit(x, y, epochs=2)'),
];
const notebook = { path: 'net.ipynb', cells };
const reading = fileReading(readText(notebook, options));

/** The cells after edits of the text that was read. */
function edited(edits: Parameters<typeof applyEdits>[1]): string[] {
  return cells.map(({ text }, index) => {
    const own = edits.flatMap(({ range, newText }) => {
      const place = locate(reading.parts, range);
      return place?.index === index ? [{ range: { ...range, ...place }, newText }] : [];
    });
    return applyEdits(text, own);
  });
}

describe('a notebook', () => {
  it('is read as one program, whose findings are each in one cell', () => {
    expect(reading.findings.map(({ rule, range }) => {
      const place = locate(reading.parts, range);
      return [rule, place?.index, place && cells[place.index]?.text.slice(place.start, place.end)];
    })).toEqual([
      ['GL101', 2, 'activation="relu"'],
      ['GL206', 3, 'loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True)'],
    ]);
  });

  it('has its Python cells as parts, and leads from a cell to the text and back', () => {
    expect(reading.parts.map(({ index }) => index)).toEqual([0, 2, 3, 4]);
    const offset = offsetIn(reading.parts, 2, 5);
    expect(offset === null ? null : locate(reading.parts, { start: offset, end: offset + 1 })).toEqual({ index: 2, start: 5, end: 6 });
    expect(offsetIn(reading.parts, 1, 0)).toBeNull();
    expect(locate(reading.parts, { start: 0, end: reading.text.length })).toBeNull();
  });

  it('has the menu of a finding, whose edits are in its cell', () => {
    const start = offsetIn(reading.parts, 3, 10) ?? 0;
    const menu = fixMenu(reading, { start, end: start });
    expect(menu.map(({ title }) => title)).toContain('Ignore GL206 here');
    const edits = menu.flatMap(({ title, action }) => (title.startsWith('Ignore') && action.kind === 'edit' ? action.edits : []));
    const after = edited(edits);
    expect(after[3]).toMatch(/\)\) {2}# gradlens: ignore\[GL206\]\n$/);
    expect(after[0]).toBe(`%pip install keras\n# gradlens: ignore-file[GL206]\n${cells[0]?.text.slice('%pip install keras\n'.length) ?? ''}`);
  });

  it('is fixed as a whole, with every edit in its cell', () => {
    const { fixes = [] } = fixText(notebook, options);
    const after = edited(fixes);
    expect(after.filter((text, index) => text !== cells[index]?.text)).toEqual([
      cells[2]?.text.replace('activation="relu"', 'activation="relu", kernel_initializer="he_normal"'),
      'model.compile(optimizer="adam", loss=keras.losses.SparseCategoricalCrossentropy())\n',
    ]);
    expect(readText({ path: 'net.ipynb', cells: after.map((text, index) => ({ isPython: cells[index]?.isPython === true, text })) }, options).findings).toEqual([]);
  });

  it('says below a cell what its model is, offers to check its gradients, to look for a learning rate and to train, and says what could be better', () => {
    const words = cells.map((_, index) => cellLenses(reading, 'en', index).map(({ title }) => title));
    expect(words).toEqual([
      [],
      [],
      ['GradLens: 580 parameters · 2 weight layers · 1 warning · 1 hint', '$(pulse) Check gradients', '$(lightbulb) use he_normal with ReLU'],
      ['$(search) Find a learning rate', expect.stringMatching(/^\$\(lightbulb\)/)],
      ['$(play) Train (2 epochs)'],
    ]);
  });

  it('says of the advice on a cell the gravest, not the first', () => {
    const cell = 'model = keras.Sequential([\n    keras.Input((8,)),\n    keras.layers.Dense(30, activation="relu"),\n    keras.layers.Dense(1, activation="softmax"),\n])';
    const both = fileReading(readText({ path: 'net.ipynb', cells: [code('import keras'), code(cell), code('model.compile("adam", "binary_crossentropy")')] }, options));
    expect(cellLenses(both, 'en', 1).at(-1)).toMatchObject({ title: '$(lightbulb) use sigmoid for one unit', severity: 'error' });
  });

  it('can be trained from a cell, and knows the lines of layers in theirs', () => {
    const fit = fitNear(reading, offsetIn(reading.parts, 4, 12) ?? 0);
    expect(fit?.plan.steps[fit.fitStep]).toMatchObject({ kind: 'fit', epochs: 2 });
    expect([...(fit?.lines.values() ?? [])]).toEqual(expect.arrayContaining([3, 4]));
  });
});

describe('fixing a file', () => {
  it('gives the edits that apply all fixes, of whichever rules', () => {
    const text = cells.filter(({ isPython }) => isPython).map((cell) => cell.text.replace(/^%\w+ .*\n?/, '')).join('\n');
    const { fixes = [], findings } = fixText({ path: 'net.py', text }, options);
    expect(findings.length).toBe(2);
    expect(readText({ path: 'net.py', text: applyEdits(text, fixes) }, options).findings).toEqual([]);
  });

  it('edits nothing of a healthy one', () => {
    expect(fixText({ path: 'net.py', text: 'x = 1\n' }, options).fixes).toEqual([]);
  });
});
