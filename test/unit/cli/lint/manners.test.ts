import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RuleCount } from '../../../../src/cli/lint/statistics.js';
import type { ReportedFinding } from '../../../../src/cli/lint/reported-finding.js';
import { CommandLine } from '../command-line.js';

const gradlens = new CommandLine();

beforeAll(() => gradlens.bundle());
afterAll(() => gradlens.dispose());

/** GL101, a hint, on the hidden layer; GL204, an error, on the outputs. */
const program = `import keras
model = keras.Sequential([
    keras.Input((9,)),
    keras.layers.Dense(20, activation="relu"),
    keras.layers.Dense(10),
])
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
`;
const onlyHints = program.replace('model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")\n', '');

function lint(args: readonly string[], input = ''): { status: number | null; rules: string[]; note: string } {
  const { status, out, note } = gradlens.run(['lint', '--format', 'json', ...args], {}, input);
  return { status, note, rules: (JSON.parse(out) as ReportedFinding[]).map(({ rule }) => rule) };
}

describe('gradlens lint, of hints', () => {
  it('neither shows nor counts them, and says so', () => {
    const { status, rules, note } = lint([gradlens.file('hints.py', onlyHints)]);
    expect({ status, rules }).toEqual({ status: 0, rules: [] });
    expect(note).toContain('Hints that are not shown: 1. --hints shows them.');
  });

  it('shows and counts them where they are asked for, or are made more of', () => {
    const path = gradlens.file('hints.py', onlyHints);
    expect(lint([path, '--hints'])).toMatchObject({ status: 1, rules: ['GL101'] });
    const settings = gradlens.file('louder.toml', '[rules]\nGL101 = "information"\n');
    expect(lint([path, '--config', settings])).toMatchObject({ status: 1, rules: ['GL101'] });
  });
});

describe('gradlens lint, of chosen rules', () => {
  const path = (): string => gradlens.file('chosen.py', program);

  it.each<[readonly string[], readonly string[]]>([
    [['--select', 'GL2'], ['GL204']],
    [['--select', 'GL1,GL2'], ['GL101', 'GL204']],
    [['--select', 'GL1', '--select', 'linear-output-with-crossentropy'], ['GL101', 'GL204']],
    [['--ignore', 'GL1'], ['GL204']],
    [['--select', 'GL101', '--ignore', 'GL1'], ['GL101']],
  ])('with %j tells of %j', (args, rules) => {
    expect(lint([path(), '--hints', ...args]).rules).toEqual(rules);
  });

  it('refuses what names no rule', () => {
    const { status, note } = gradlens.run(['lint', path(), '--select', 'GL9999']);
    expect(status).toBe(2);
    expect(note).toContain('--select: "GL9999" names no rule.');
  });
});

describe('gradlens lint, with settings files', () => {
  it('heeds those of the nearest folder above each file', () => {
    gradlens.file('project/pyproject.toml', '[tool.gradlens]\nignore = ["GL1"]\n');
    gradlens.file('project/quiet/gradlens.toml', 'ignore = ["ALL"]\n');
    const paths = [gradlens.file('project/model.py', program), gradlens.file('project/quiet/model.py', program)];
    expect(lint([...paths, '--hints']).rules).toEqual(['GL204']);
    expect(lint([...paths, '--hints', '--select', 'GL1']).rules).toEqual(['GL101', 'GL101']);
  });

  it('heeds those of --config alone where it is given', () => {
    const path = gradlens.file('project/model.py', program);
    expect(lint([path, '--hints', '--config', gradlens.file('other.toml', 'select = ["GL1"]')]).rules).toEqual(['GL101']);
  });

  it.each([
    ['a bad one', 'broken/gradlens.toml', 'select = "GL1"', 'gradlens.toml:1: "select" takes a list of rules'],
    ['one that is no TOML', 'broken/gradlens.toml', 'select = ', 'this is not TOML'],
  ])('refuses %s by file and line', (_case, name, text, message) => {
    gradlens.file(name, text);
    const { status, note } = gradlens.run(['lint', gradlens.file('broken/model.py', program)]);
    expect(status).toBe(2);
    expect(note).toContain(message);
  });

  it('refuses a --config that is not there, or has nothing of GradLens', () => {
    expect(gradlens.run(['lint', '.', '--config', 'nowhere.toml']).note).toContain('nowhere.toml does not exist.');
    gradlens.file('other/pyproject.toml', '[project]\nname = "other"\n');
    expect(gradlens.run(['lint', '.', '--config', 'other/pyproject.toml']).note).toContain('other/pyproject.toml has no table [tool.gradlens].');
  });
});

describe('gradlens lint --fix', () => {
  it('writes what is fixed, tells of it, and is content when nothing is left', () => {
    const path = gradlens.file('fixed.py', program);
    const { status, out, note } = gradlens.run(['lint', path, '--fix', '--hints']);
    expect({ status, out }).toEqual({ status: 0, out: '' });
    expect(note).toContain(`${path}: fixed GL204, GL101`);
    expect(note).toContain('No findings are left.');
    expect(readFileSync(path, 'utf8')).toContain('Dense(20, activation="relu", kernel_initializer="he_normal")');
    const again = readFileSync(path);
    expect(gradlens.run(['lint', path, '--fix', '--hints']).status).toBe(0);
    expect(readFileSync(path)).toEqual(again);
  });

  it('fixes only what is chosen, and leaves hints that are not asked for', () => {
    const path = gradlens.file('some.py', program);
    gradlens.run(['lint', path, '--fix']);
    expect(readFileSync(path, 'utf8')).toContain('Dense(20, activation="relu")');
    gradlens.file('some.py', program);
    expect(gradlens.run(['lint', path, '--fix', '--select', 'GL1']).status).toBe(0);
    expect(readFileSync(path, 'utf8')).toBe(program);
  });

  it('keeps a byte order mark and line breaks of Windows', () => {
    const text = `\ufeff${onlyHints.replaceAll('\n', '\r\n')}`;
    const path = gradlens.file('windows.py', text);
    gradlens.run(['lint', path, '--fix', '--hints']);
    expect(readFileSync(path, 'utf8')).toBe(text.replace('activation="relu"', 'activation="relu", kernel_initializer="he_normal"'));
  });

  it('counts what it cannot fix', () => {
    const path = gradlens.file('left.py', program.replace('"adam"', 'keras.optimizers.Adam(learning_rate=-1.0)'));
    const { status, out } = gradlens.run(['lint', path, '--fix']);
    expect(status).toBe(1);
    expect(out).toMatch(/^.*left\.py:7:\d+: error GL\d+ .*\n$/);
  });

  it('shows with --diff what it would do, and writes nothing', () => {
    const path = gradlens.file('shown.py', onlyHints);
    const { status, out } = gradlens.run(['lint', path, '--diff', '--hints']);
    expect(status).toBe(1);
    expect(out.split('\n')).toEqual([
      `--- ${path}`,
      `+++ ${path}`,
      '@@ -1,6 +1,6 @@',
      ' import keras',
      ' model = keras.Sequential([',
      '     keras.Input((9,)),',
      '-    keras.layers.Dense(20, activation="relu"),',
      '+    keras.layers.Dense(20, activation="relu", kernel_initializer="he_normal"),',
      '     keras.layers.Dense(10),',
      ' ])',
      '',
    ]);
    expect(readFileSync(path, 'utf8')).toBe(onlyHints);
    expect(gradlens.run(['lint', path, '--diff'])).toMatchObject({ status: 0, out: '' });
  });
});

describe('gradlens lint, of notebooks', () => {
  const cells = (source: unknown): string =>
    `{\n "cells": [\n  {"cell_type": "markdown", "source": ["# \\u00dcber"]},\n  {"cell_type": "code", "execution_count": 1.0, "source": ${JSON.stringify(source)}}\n ],\n "nbformat": 4,   "nbformat_minor": 5, "metadata": {}\n}\n`;

  it.each<[string, unknown]>([
    ['lists of lines', onlyHints.split(/(?<=\n)/)],
    ['one string', onlyHints],
  ])('with %s, changes what is fixed and no other byte', (_case, source) => {
    const text = cells(source);
    const path = gradlens.file('fixed.ipynb', text);
    expect(gradlens.run(['lint', path, '--fix', '--hints']).status).toBe(0);
    expect(readFileSync(path, 'utf8')).toBe(text.replace('activation=\\"relu\\"', 'activation=\\"relu\\", kernel_initializer=\\"he_normal\\"'));
  });
});

describe('gradlens lint -', () => {
  it('reads the standard input, under the name that it is given', () => {
    const { status, out } = gradlens.run(['lint', '-', '--stdin-filename', 'folder/model.py', '--hints'], {}, program);
    expect(status).toBe(1);
    expect(out).toMatch(/^folder\/model\.py:4:\d+: hint GL101 /);
  });

  it('heeds the settings above that name', () => {
    gradlens.file('named/gradlens.toml', 'select = ["GL2"]');
    expect(lint(['-', '--stdin-filename', join('named', 'model.py'), '--hints'], program).rules).toEqual(['GL204']);
  });

  it('gives back the text after its fixes, findings beside it', () => {
    const { status, out, note } = gradlens.run(['lint', '-', '--fix', '--hints', '--select', 'GL101'], {}, program);
    expect(status).toBe(0);
    expect(out).toBe(program.replace('activation="relu"', 'activation="relu", kernel_initializer="he_normal"'));
    expect(note).toContain('fixed GL101');
  });
});

describe('what gradlens lint prints', () => {
  it('is counted by rule with --statistics', () => {
    const path = gradlens.file('counted.py', program.replace('    keras.layers.Dense(10),', '    keras.layers.Dense(20, activation="relu"),\n    keras.layers.Dense(10),'));
    expect(gradlens.run(['lint', path, '--hints', '--statistics']).out).toMatch(/^2 {2}\[\*\] {2}GL101 relu-with-glorot: .*\n1 {2}\[\*\] {2}GL204 linear-output-with-crossentropy: .*\n$/);
    const counts = JSON.parse(gradlens.run(['lint', path, '--hints', '--statistics', '--format', 'json']).out) as RuleCount[];
    expect(counts).toMatchObject([{ rule: 'GL101', count: 2, fixable: 2 }, { rule: 'GL204', count: 1, fixable: 1 }]);
  });

  it('is findings and nothing else with --quiet', () => {
    const path = gradlens.file('quiet.py', program);
    const { out, note } = gradlens.run(['lint', path, '--quiet']);
    expect(out).toMatch(/^.*error GL204 .*\n$/);
    expect(note).toBe('');
  });

  it('is coloured only where colours are wanted', () => {
    const path = gradlens.file('coloured.py', program);
    expect(gradlens.run(['lint', path]).out).not.toContain('\u001b');
    expect(gradlens.run(['lint', path], { FORCE_COLOR: '1' }).out).toContain('\u001b[31merror\u001b[39m');
    expect(gradlens.run(['lint', path], { FORCE_COLOR: '1', NO_COLOR: '1' }).out).not.toContain('\u001b');
  });
});
