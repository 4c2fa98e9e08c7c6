import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CommandLine } from './command-line.js';

const sample = join(import.meta.dirname, '../../../samples/mlp_300_100.py');
const gradlens = new CommandLine();

beforeAll(() => gradlens.bundle());
afterAll(() => gradlens.dispose());

interface Reported {
  file: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  rule: string;
  severity: string;
  message: string;
  layer: string | null;
  fix: { title: string; edits: { line: number; column: number; newText: string }[] } | null;
}

describe('gradlens lint', () => {
  it('reports every finding with its place, layer and fix', () => {
    const { status, out } = gradlens.run(['lint', sample, '--hints', '--format', 'json']);
    const findings = JSON.parse(out) as Reported[];
    expect(status).toBe(1);
    expect(findings.map(({ rule, severity, layer, line }) => [rule, severity, layer, line])).toEqual([
      ['GL101', 'hint', 'dense', 20],
      ['GL101', 'hint', 'dense_1', 21],
    ]);
    const [finding] = findings;
    const text = readFileSync(sample, 'utf8').split('\n')[19] ?? '';
    expect(text.slice((finding?.column ?? 0) - 1, (finding?.endColumn ?? 0) - 1)).toBe('activation="relu"');
    expect(finding?.fix?.edits.map(({ newText }) => newText).join('')).toContain('kernel_initializer="he_normal"');
  });

  it('searches folders, and prints one line a finding', () => {
    gradlens.file('model.py', 'import keras\nmodel = keras.Sequential([keras.Input((9,)), keras.layers.Dense(5, activation="relu"), keras.layers.Dense(1)])\n');
    const { status, out } = gradlens.run(['lint', gradlens.folder, '--hints']);
    expect(status).toBe(1);
    expect(out).toMatch(/model\.py:2:\d+: hint GL101 /);
  });

  it('is content with healthy code', () => {
    const path = gradlens.file('healthy.py', 'import keras\nmodel = keras.Sequential([keras.Input((9,)), keras.layers.Dense(5, activation="relu", kernel_initializer="he_normal"), keras.layers.Dense(1)])\n');
    expect(gradlens.run(['lint', path, '--hints', '--format', 'json'])).toMatchObject({ status: 0, out: '[]\n' });
  });

  it('speaks Korean to who asks for it', () => {
    const { out } = gradlens.run(['lint', sample, '--hints'], { LANG: 'ko_KR.UTF-8', LC_ALL: 'ko_KR.UTF-8' });
    expect(out).toMatch(/[가-힣]/);
  });

  it.each([
    ['no path', ['lint'], 'Files or folders are needed'],
    ['a path that is not there', ['lint', 'nowhere'], 'nowhere does not exist.'],
    ['an unknown format', ['lint', '.', '--format', 'xml'], '--format takes text, json, sarif'],
  ])('refuses %s', (_case, args, message) => {
    const answer = gradlens.run(args);
    expect(answer.status).toBe(2);
    expect(answer.note).toContain(message);
  });
});
