import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileReading } from '../../../src/editor/content/file-reading.js';
import { lensesOf } from '../../../src/editor/content/lenses.js';
import { fitNear } from '../../../src/editor/content/train-target.js';
import { readText } from '../../../src/editor/reading/read-text.js';
import type { WorkspaceTexts } from '../../../src/editor/reading/workspace-modules.js';

const helper = `from keras import layers, Sequential

def build(units):
    return Sequential([
        layers.Input((9,)),
        layers.Dense(units, activation="relu"),
        layers.Dense(1),
    ])
`;
const program = 'from nets.helper import build\nmodel = build(5)\nmodel.compile(loss="mse")\nmodel.fit(x, y)\n';

describe('a file of the workspace that imports another one', () => {
  let folder = '';
  let path = '';

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'gradlens-workspace-'));
    path = join(folder, 'scripts/train.py');
    mkdirSync(join(folder, 'scripts'));
    mkdirSync(join(folder, 'nets'));
    writeFileSync(join(folder, 'nets/helper.py'), helper);
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  const read = (workspace: Partial<WorkspaceTexts> = {}) => readText({ path, text: program }, { advice: true, rules: {} }, { folder, unsaved: {}, ...workspace });
  const parameters = ({ plan }: ReturnType<typeof read>): unknown => plan.models[0]?.layers.map(({ config }) => config['units']);

  it('is read with it, from the folder of the workspace', () => {
    expect(parameters(read())).toEqual([5, 1]);
    expect(read().modules.map((module) => module.path)).toEqual([join(folder, 'nets/helper.py')]);
  });

  it('is read with what is typed there and not saved yet, also into a file that is not on disk', () => {
    expect(parameters(read({ unsaved: { [join(folder, 'nets/helper.py')]: helper.replace('Dense(1)', 'Dense(units * 2)') } }))).toEqual([5, 10]);
    const unsaved = { [join(folder, 'scripts/nets/helper.py')]: helper.replace('Dense(1)', 'Dense(3)') };
    expect(parameters(read({ unsaved }))).toEqual([5, 3]);
  });

  it('is read without it where it is outside the workspace, or the file is in none', () => {
    expect(read({ folder: join(folder, 'scripts') }).modules).toEqual([]);
    expect(read({ folder: null }).modules).toEqual([]);
    expect(readText({ path, text: program }, { advice: true, rules: {} }).modules).toEqual([]);
  });

  it('gives the findings in the module to the module, at their lines', () => {
    const { findings, modules } = read();
    expect(modules[0]?.findings).toContainEqual(expect.objectContaining({ rule: 'GL101', start: expect.objectContaining({ line: 6 }) as unknown }));
    expect(findings.filter(({ range }) => range.source !== path)).toEqual([]);
  });

  it('has lenses of its own lines only, and can be trained', () => {
    const reading = fileReading(read());
    expect(lensesOf(reading, 'en').map(({ line, action }) => [line, action.kind])).toEqual([[3, 'findLearningRate'], [4, 'train']]);
    const fit = fitNear(reading, program.indexOf('fit'));
    expect(fit?.fitStep).toBe(1);
    expect([...(fit?.lines ?? [])]).toEqual([]);
  });
});
