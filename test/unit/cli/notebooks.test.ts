import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Inspection } from '../../../src/cli/inspection.js';
import { CommandLine } from './command-line.js';

const gradlens = new CommandLine();

beforeAll(() => gradlens.bundle());
afterAll(() => gradlens.dispose());

const relu = 'model = keras.Sequential([\n    keras.Input((9,)),\n    keras.layers.Dense(5, activation="relu"),\n    keras.layers.Dense(1)])';

function notebook(name: string, ...sources: readonly string[]): string {
  const cells = sources.map((source) => ({ cell_type: source.startsWith('#') ? 'markdown' : 'code', source: source.split(/(?<=\n)/), metadata: {}, outputs: [] }));
  return gradlens.file(name, JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells }));
}

interface Found {
  file: string;
  cell?: number;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  fix: { edits: { cell?: number; line: number; column: number; newText: string }[] } | null;
}

describe('gradlens inspect, of a notebook', () => {
  const path = (): string => notebook('inspected.ipynb', '# Title', '%pip install keras\nimport keras', relu, 'model.compile(loss="mse")');

  it('counts lines in the cell, and cells from 1', () => {
    const { status, out } = gradlens.run(['inspect', path(), '--json']);
    const { models, plan } = JSON.parse(out) as Inspection;
    expect(status).toBe(0);
    expect(models).toMatchObject([{ cell: 3, line: 1, totalParameters: 56, layers: [{ cell: 3, line: 3 }, { cell: 3, line: 4 }] }]);
    expect(plan).toMatchObject([{ step: 'compile', cell: 4, line: 1 }]);
  });

  it('names the cell in its text', () => {
    const { out } = gradlens.run(['inspect', path()]);
    expect(out).toContain('Model: "sequential" (model), cell 3, line 1');
    expect(out).toContain('cell 4, line 1: sequential.compile');
  });

  it('names the cell that is broken, and reads the others', () => {
    const { note, out } = gradlens.run(['inspect', notebook('broken.ipynb', 'import keras', 'x = (1,\n', relu)]);
    expect(note).toContain('broken.ipynb:cell 2:');
    expect(out).toContain('Total params: 56');
  });

  it.each([
    ['not-json.ipynb', 'import keras', 'not-json.ipynb:1:1: this is not JSON.'],
    ['cut-off.ipynb', '{"cells": [{"cell_type": "code", "sour', 'cut-off.ipynb is not a whole notebook'],
    ['no-cells.ipynb', '{}', 'no-cells.ipynb is not a notebook: it has no cells.'],
  ])('refuses %s in one message', (name, text, message) => {
    const { status, note } = gradlens.run(['inspect', gradlens.file(name, text)]);
    expect(status).toBe(2);
    expect(note).toContain(message);
    expect(note.trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('gradlens lint, of notebooks', () => {
  it('reports findings by cell, with edits that land in it', () => {
    const path = notebook('linted.ipynb', '# Title', 'import keras', relu);
    const { status, out } = gradlens.run(['lint', path, '--hints', '--format', 'json']);
    const [finding] = JSON.parse(out) as Found[];
    expect(status).toBe(1);
    expect(finding).toMatchObject({ file: path, cell: 3, line: 3, endLine: 3 });
    const line = relu.split('\n')[2] ?? '';
    expect(line.slice((finding?.column ?? 0) - 1, (finding?.endColumn ?? 0) - 1)).toBe('activation="relu"');
    const [edit] = finding?.fix?.edits ?? [];
    expect(edit).toMatchObject({ cell: 3, line: 3 });
    expect(line.slice(0, (edit?.column ?? 0) - 1)).toBe('    keras.layers.Dense(5, activation="relu"');
  });

  it('prints the cell before the line', () => {
    const { out } = gradlens.run(['lint', notebook('printed.ipynb', 'import keras', relu), '--hints']);
    expect(out).toMatch(/printed\.ipynb:cell 2:3:27: hint GL101 /);
  });

  it('finds them in folders, but not the copies that Jupyter keeps', () => {
    for (const folder of ['folder', 'folder/.ipynb_checkpoints']) mkdirSync(join(gradlens.folder, folder));
    notebook('folder/found.ipynb', 'import keras', relu);
    notebook('folder/.ipynb_checkpoints/found-checkpoint.ipynb', 'import keras', relu);
    gradlens.file('folder/data.json', '{}');
    const { out } = gradlens.run(['lint', join(gradlens.folder, 'folder'), '--hints', '--format', 'json']);
    expect((JSON.parse(out) as Found[]).map(({ file }) => file)).toEqual([join(gradlens.folder, 'folder/found.ipynb')]);
  });

  it('goes on with the other files after one that is no notebook', () => {
    const broken = gradlens.file('a-broken.ipynb', '{');
    const { status, out, note } = gradlens.run(['lint', broken, notebook('whole.ipynb', 'import keras', relu), '--hints', '--format', 'json']);
    expect(status).toBe(2);
    expect(JSON.parse(out)).toHaveLength(1);
    expect(note).toContain('a-broken.ipynb is not a whole notebook');
  });
});
