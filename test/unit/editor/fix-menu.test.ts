import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/advice/index.js';
import { fixMenu, type MenuEntry } from '../../../src/editor/content/fix-menu.js';
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
  it('offers the fix, the fix of all, a comment, and the explanation', () => {
    expect(menuAt('20, activation').map(({ title, isPreferred }) => [title, isPreferred])).toEqual([
      ['Use he_normal for the weights', true],
      ['Fix all GL101 in this file', false],
      ['Ignore GL101 here', false],
      ['Show explanation of GL101', false],
    ]);
  });

  it('is there on every line of the call', () => {
    for (const part of ['layers.Dense(\n', '30,\n', 'activation="relu",\n']) expect(menuAt(part).length, part).toBe(4);
  });

  it('is not there elsewhere', () => {
    expect(menuAt('model =')).toEqual([]);
    expect(menuAt('layers.Dense(1)')).toEqual([]);
  });

  it('does not offer to fix all where there is only one', () => {
    const one = text.replace('    layers.Dense(20, activation="relu"),\n', '');
    expect(menuAt('30,', one).map(({ title }) => title)).not.toContain('Fix all GL101 in this file');
  });
});

describe('an entry of the menu', () => {
  it('fixes the one call', () => {
    const fixed = after(menuAt('20, activation')[0]);
    expect(fixed).toBe(text.replace('20, activation="relu"', '20, activation="relu", kernel_initializer="he_normal"'));
  });

  it('fixes all calls of the rule', () => {
    expect(readText(after(menuAt('20, activation')[1])).findings).toEqual([]);
  });

  it('silences the finding with a comment at the end of the call', () => {
    const silenced = after(menuAt('30,')[2]);
    expect(silenced).toContain('    ),  # gradlens: ignore[GL101]\n');
    expect(readText(silenced).findings.length).toBe(1);
  });

  it('offers no comment where a backslash joins lines', () => {
    const joined = 'from tensorflow.keras import layers, Sequential\nm = Sequential()\nm.add(layers.Dense(3, activation="relu")); \\\nm.add(layers.Dense(1))\n';
    expect(menuAt('3, activation', joined).map(({ title }) => title)).not.toContain('Ignore GL101 here');
  });
});
