import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/advice/index.js';
import { fixMenu, triedFixes, type MenuEntry } from '../../../src/editor/content/fix-menu.js';
import { trainTheSame } from '../../../src/editor/content/same-training.js';
import type { TrainingPlan } from '../../../src/spec/index.js';
import { readText } from './reading.js';

const text = `from tensorflow import keras
from tensorflow.keras import layers

model = keras.Sequential([
    layers.Input(shape=(8,)),
    layers.Dense(
        30,
        activation="relu",
    ),
    layers.Dense(20, activation="relu"),
    layers.Dense(1),
])
`;

/** The menu where the cursor stands before a part of the text. */
function menuAt(part: string, source = text): MenuEntry[] {
  const offset = source.indexOf(part);
  return fixMenu(readText(source), { start: offset, end: offset });
}

/** The text after an entry of a menu. */
function after(entry: MenuEntry | undefined, source = text): string {
  if (entry?.action.kind !== 'edit') throw new Error('the entry edits nothing');
  return applyEdits(source, entry.action.edits);
}

describe('the menu of a finding', () => {
  it('offers the fix, to compare gradients with and without it, the fix of all, a comment, and the explanation', () => {
    expect(menuAt('20, activation').map(({ title, isPreferred }) => [title, isPreferred])).toEqual([
      ['Use he_normal for the weights', true],
      ['Compare gradients with and without: Use he_normal for the weights', false],
      ['Fix all GL101 in this file', false],
      ['Ignore GL101 here', false],
      ['Ignore GL101 in this file', false],
      ['Show explanation of GL101', false],
    ]);
  });

  it('is there on every line of the call', () => {
    for (const part of ['layers.Dense(\n', '30,\n', 'activation="relu",\n']) expect(menuAt(part).length, part).toBe(6);
  });

  it('is not there elsewhere', () => {
    expect(menuAt('model =')).toEqual([]);
    expect(menuAt('layers.Dense(1)')).toEqual([]);
  });

  it('is the same for every finding, and offers to fix all advice of the file once', () => {
    const both = `${text.replace('layers.Dense(1)', 'layers.Dense(10, activation="softmax")')}model.compile(optimizer="sgd", loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))\n`;
    expect(menuAt('from_logits', both).map(({ title }) => title)).toEqual([
      'Remove from_logits=True',
      'Fix all advice in this file',
      'Ignore GL206 here',
      'Ignore GL206 in this file',
      'Show explanation of GL206',
    ]);
  });

  it('does not offer to fix all where there is only one', () => {
    const one = text.replace('    layers.Dense(20, activation="relu"),\n', '');
    expect(menuAt('30,', one).map(({ title }) => title)).not.toContain('Fix all GL101 in this file');
  });
});

describe('what the menu offers to try', () => {
  const trained = `${text}model.compile(optimizer=keras.optimizers.SGD(lr=0.01), loss="mse")\nmodel.fit(x, y)\n`;
  const read = readText(trained);
  const rangeOf = (part: string) => ({ start: trained.indexOf(part), end: trained.indexOf(part) + part.length });
  const edited = (part: string): TrainingPlan =>
    readText(applyEdits(trained, triedFixes(read, rangeOf(part)).flatMap(({ edits }) => edits))).plan;

  it('is a fix that changes what is trained', () => {
    expect(trainTheSame(read.plan, edited('20, activation'))).toBe(false);
    expect(fixMenu(read, rangeOf('20, activation')).map(({ title }) => title)).toContain('Try this fix: Use he_normal for the weights');
  });

  it('is not one that only has another word for it', () => {
    expect(edited('lr=0.01')).not.toEqual(read.plan);
    expect(trainTheSame(read.plan, edited('lr=0.01'))).toBe(true);
    const titles = fixMenu(read, rangeOf('lr=0.01'), new Set(triedFixes(read, rangeOf('lr=0.01')))).map(({ title }) => title);
    expect(titles[0]).toMatch(/learning_rate/);
    expect(titles.filter((title) => title.startsWith('Try'))).toEqual([]);
  });

  it('is nothing in a file without fit', () => {
    expect(triedFixes(readText(text), { start: 0, end: text.length })).toEqual([]);
  });
});

describe('an entry of the menu', () => {
  it('fixes the one call', () => {
    const fixed = after(menuAt('20, activation')[0]);
    expect(fixed).toBe(text.replace('20, activation="relu"', '20, activation="relu", kernel_initializer="he_normal"'));
  });

  it('fixes all calls of the rule', () => {
    expect(readText(after(menuAt('20, activation')[2])).findings).toEqual([]);
  });

  it('silences the finding with a comment at the end of the call', () => {
    const silenced = after(menuAt('30,')[3]);
    expect(silenced).toContain('    ),  # gradlens: ignore[GL101]\n');
    expect(readText(silenced).findings.length).toBe(1);
  });

  it('silences the rule in the file with a comment at its top', () => {
    const silenced = after(menuAt('30,').find(({ title }) => title === 'Ignore GL101 in this file'));
    expect(silenced).toBe(`# gradlens: ignore-file[GL101]\n${text}`);
    expect(readText(silenced).findings).toEqual([]);
  });

  it('offers no comment where a backslash joins lines', () => {
    const joined = 'from tensorflow.keras import layers, Sequential\nm = Sequential()\nm.add(layers.Dense(3, activation="relu")); \\\nm.add(layers.Dense(1))\n';
    expect(menuAt('3, activation', joined).map(({ title }) => title)).not.toContain('Ignore GL101 here');
  });
});
