import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CommandLine, type Answer } from './command-line.js';

const gradlens = new CommandLine();

const model = `import numpy as np
from tensorflow import keras
x = np.random.rand(64, 8).astype("float32")
y = np.random.randint(0, 2, (64,))
model = keras.Sequential([keras.layers.Input((8,)), keras.layers.Dense(2, activation="softmax")])
model.compile(optimizer="sgd", loss="sparse_categorical_crossentropy")
model.fit(x, y)
`;

/** Bytes that no text has, the same in every run. */
const noise = Uint8Array.from({ length: 20_000 }, (_, index) => (index * index * 7 + index * 131) % 256);
const notebook = (cells: unknown): string => JSON.stringify({ cells, nbformat: 4, metadata: {} });
const utf16 = Buffer.from(`\ufeff${model}`, 'utf16le');

/** Files that hold the model, however they are written. */
const readable: Readonly<Record<string, string | Uint8Array>> = {
  'windows.py': model.replaceAll('\n', '\r\n'),
  'old-mac.py': model.replaceAll('\n', '\r'),
  'mark.py': `\ufeff${model}`,
  'no-end.py': model.trimEnd(),
  'form-feed.py': `\f${model}`,
  'separator.py': `${model}\u2028x = 1\n`,
  'sürprise 모델 😀.py': `${model}# 😀\n`,
  '-dash.py': model,
  'two\nlines.py': model,
  [`${'a'.repeat(200)}.py`]: model,
  'no-ending': model,
  'loop.py': `while True: pass\n${model}`,
  'recursion.py': `def f(n): return f(n + 1)\nf(0)\n${model}`,
  'mark.ipynb': `\ufeff${notebook([{ cell_type: 'code', source: model, metadata: {}, outputs: [] }])}`,
};

/** What cannot be read, and what is said of it. */
const unreadable: Readonly<Record<string, readonly [content: string | Uint8Array, message: string]>> = {
  'noise.py': [noise, 'is not a text file in UTF-8'],
  'utf16.py': [utf16, 'save it in UTF-8'],
  'latin1.py': [Buffer.from(`# -*- coding: latin-1 -*-\n# \u00e9\n${model}`, 'latin1'), 'save it in UTF-8'],
  'cut-character.py': [Buffer.concat([Buffer.from(model), Buffer.of(0xe3, 0x81)]), 'is not a text file in UTF-8'],
  'large.py': [Buffer.alloc(50 * 2 ** 20, '#'), 'is too large to be a model definition (50 MB)'],
  'empty.ipynb': ['', 'is empty'],
  'null.ipynb': ['null', 'is not a notebook'],
  'array.ipynb': ['[]', 'is not a notebook'],
  'no-cells.ipynb': ['{}', 'is not a notebook'],
  'cells.ipynb': ['{"cells": 3}', 'is not a notebook'],
  'bad-cells.ipynb': [notebook([1, null, { cell_type: 'code', source: 5 }]), 'is not a notebook'],
  'noise.ipynb': [noise, 'is not a text file in UTF-8'],
  'empty.json': ['', 'this is not JSON'],
  'deep.json': ['['.repeat(200_000), 'nested too deeply'],
  'text.json': ['"hello"', 'is no saved Keras model'],
  'empty.keras': ['', 'is no archive as Keras 3 saves them'],
  'noise.keras': [noise, 'is no archive as Keras 3 saves them'],
  'cut.keras': ['PK\x03\x04\x14\0\0\0', 'is no archive as Keras 3 saves them'],
};

/** Text without a model. */
const empty: Readonly<Record<string, string | Uint8Array>> = {
  'nothing.py': '',
  'nulls.py': Buffer.alloc(1000),
  'utf16-without-mark.py': utf16.subarray(2),
  'deep.py': `x = ${'['.repeat(3000)}${']'.repeat(3000)}\n`,
  'long-line.py': `x = "${'a'.repeat(3_000_000)}"\n`,
  'many-lines.py': 'x = 1\n'.repeat(400_000),
  'archive.zip': Buffer.from('PK\x03\x04\0\0\0\0'),
};

const names = [...Object.keys(readable), ...Object.keys(unreadable), ...Object.keys(empty)];

beforeAll(async () => {
  await gradlens.bundle();
  for (const [name, content] of [...Object.entries(readable), ...Object.entries(unreadable).map(([name, [content]]) => [name, content] as const), ...Object.entries(empty)]) gradlens.file(join('odd', name), content);
  gradlens.file('model.py', model);
  mkdirSync(join(gradlens.folder, 'empty-folder'));
  symlinkSync('loop-2.py', join(gradlens.folder, 'loop-1.py'));
  symlinkSync('loop-1.py', join(gradlens.folder, 'loop-2.py'));
  symlinkSync('nowhere.py', join(gradlens.folder, 'dangling.py'));
});
afterAll(() => gradlens.dispose());

/** What JavaScript says of itself when a program breaks. */
const hasStackTrace = ({ note }: Pick<Answer, 'note'>): boolean => /^\s+at |node:internal|\.cjs:\d+|\[object |Please report/m.test(note);

describe('Files that nobody would call a model', () => {
  it('are read where they hold one, and told of by name where they do not', () => {
    const answer = gradlens.run(['inspect', '--json', '--', ...names.map((name) => join('odd', name))]);
    expect(answer).toMatchObject({ status: 2 });
    expect(hasStackTrace(answer)).toBe(false);
    const inspections = JSON.parse(answer.out) as { file: string; status: string }[];
    const statusOf = new Map(inspections.map(({ file, status }) => [file, status]));
    expect(Object.keys(readable).filter((name) => statusOf.get(join('odd', name)) !== 'all')).toEqual([]);
    expect(Object.keys(empty).filter((name) => statusOf.get(join('odd', name)) !== 'none')).toEqual([]);
    const told = answer.note.split('\n');
    for (const [name, [, message]] of Object.entries(unreadable)) expect(told.filter((line) => line.includes(join('odd', name)) && line.includes(message)), name).toHaveLength(1);
  });

  it('are linted without a break, and counted as unreadable', () => {
    const answer = gradlens.run(['lint', '--', ...names.map((name) => join('odd', name))]);
    expect(answer).toMatchObject({ status: 2 });
    expect(hasStackTrace(answer)).toBe(false);
    const told = answer.note.split('\n');
    for (const [name, [, message]] of Object.entries(unreadable)) expect(told.filter((line) => line.includes(join('odd', name)) && line.includes(message)), name).toHaveLength(1);
  });
});

describe('A file that is too long to be read', () => {
  it.each(['lint', 'inspect', 'check', 'train', 'lr-find'])('is told to be so by %s, once', (command) => {
    const { note } = gradlens.run([command, join('odd', 'many-lines.py')]);
    expect(note.split('this part is not read. This has more than 1000000 characters, which is more than is read.')).toHaveLength(2);
    expect(note).toContain(`${join('odd', 'many-lines.py')}:1`);
    expect(note).not.toContain('not Python');
  });
});

describe('Paths that lead nowhere', () => {
  const cases: readonly (readonly [what: string, args: readonly string[], message: string])[] = [
    ['nothing', ['inspect', 'nowhere.py'], 'nowhere.py does not exist.'],
    ['no name', ['lint', ''], 'An empty path names no file.'],
    ['a link to nothing', ['train', 'dangling.py'], 'dangling.py does not exist.'],
    ['links in a ring', ['inspect', 'loop-1.py'], 'loop-1.py is a link that leads back to itself.'],
    ['a file in a file', ['lint', 'model.py/inner.py'], 'model.py/inner.py does not exist.'],
    ['a name that is too long', ['inspect', `${'x'.repeat(5000)}.py`], 'is longer than the path of a file can be.'],
    ['a folder to train', ['train', 'empty-folder'], 'empty-folder is a folder; a file is needed.'],
    ['a file to keep runs in', ['train', 'model.py', '--runs', 'model.py'], 'model.py is no folder, where one is needed.'],
    ['a file to list runs of', ['runs', '--runs', 'model.py'], 'model.py is no folder, where one is needed.'],
    ['data that is none', ['train', 'model.py', '--data', 'nowhere'], '--data "nowhere" is no folder'],
    ['a command that every object has', ['constructor'], 'There is no command "constructor".'],
  ];

  it.each(cases)('%s', (_, args, message) => {
    const answer = gradlens.run(args);
    expect(answer).toMatchObject({ status: 2, out: '', note: expect.stringContaining(message) as string });
    expect(hasStackTrace(answer)).toBe(false);
  });

  it('a folder without any source is said to be one', () => {
    expect(gradlens.run(['inspect', 'empty-folder'])).toMatchObject({ status: 1, note: 'empty-folder: no Python file or notebook was found.\n' });
    expect(gradlens.run(['lint', 'empty-folder'])).toMatchObject({ status: 0, note: expect.stringContaining('empty-folder: no Python file') as string });
  });

  it('a device without an end is given up', (context) => {
    if (!existsSync('/dev/zero')) return context.skip('this system has no /dev/zero');
    expect(gradlens.run(['inspect', '/dev/zero'])).toMatchObject({ status: 2, note: expect.stringContaining('/dev/zero is too large') as string });
  });
});

describe('What is written where nobody reads it', () => {
  const shell = (line: string): Answer => {
    const { status, stdout, stderr } = spawnSync('sh', ['-c', line], { cwd: gradlens.folder, encoding: 'utf8', env: { ...process.env, LANG: 'C', LC_ALL: 'C', NODE: process.execPath } });
    return { status, out: stdout, note: stderr };
  };

  it('by a reader that goes after the first line is no error', (context) => {
    if (process.platform === 'win32') return context.skip('Windows has no sh');
    const answer = shell('{ "$NODE" dist/cli.cjs inspect odd 2>&1; echo $? >status; } | head -1; cat status');
    expect(answer.out.trim().split('\n').at(-1)).toBe('0');
    expect(hasStackTrace(answer)).toBe(false);
  });

  it('by a full disk is told', (context) => {
    if (!existsSync('/dev/full')) return context.skip('this system has no /dev/full');
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = spawnSync(process.execPath, ['dist/cli.cjs', 'inspect', 'model.py'], { cwd: gradlens.folder, encoding: 'utf8', stdio: ['ignore', full, 'pipe'] });
    closeSync(full);
    expect([status, stderr]).toEqual([2, expect.stringContaining('cannot be written')]);
  });

  it('without any standard streams is done all the same', (context) => {
    if (process.platform === 'win32') return context.skip('Windows has no sh');
    expect(shell('"$NODE" dist/cli.cjs inspect model.py <&- >&- 2>&-').status).toBe(0);
  });
});
