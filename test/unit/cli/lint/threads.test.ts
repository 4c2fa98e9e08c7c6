import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FileLinter } from '../../../../src/cli/lint/file-linter.js';
import type { FileReport } from '../../../../src/cli/lint/file-report.js';
import { reportsOf, type Linter } from '../../../../src/cli/lint/linter.js';
import { lintOptions } from '../../../../src/cli/lint/options.js';
import { LintThreads } from '../../../../src/cli/lint/threads/lint-threads.js';
import { CommandLine } from '../command-line.js';

const gradlens = new CommandLine();
const script = (): string => join(gradlens.folder, 'dist/cli.cjs');

beforeAll(() => gradlens.bundle());
afterAll(() => gradlens.dispose());

const model = (units: number): string => `import keras\nfrom shared import head\nmodel = keras.Sequential([keras.Input((${units},)), head(${units})])\nmodel.compile(optimizer="adam", loss="sparse_categorical_crossentropy")\n`;

/** Files of a project with a module in common, one that is not Python, and one that cannot be read. */
function project(): string[] {
  gradlens.file('project/shared.py', 'import keras\ndef head(units):\n    return keras.layers.Dense(units)\n');
  const models = Array.from({ length: 12 }, (_, index) => gradlens.file(`project/model_${index}.py`, model(index + 2)));
  return [...models, gradlens.file('project/notes.py', 'this is no Python ('), gradlens.file('project/broken.ipynb', '{'), join(gradlens.folder, 'gone.py')];
}

async function reports(paths: readonly string[], linter: Linter): Promise<FileReport[]> {
  const all: FileReport[] = [];
  for await (const report of reportsOf(paths, linter)) all.push(report);
  linter.dispose?.();
  return all;
}

describe('linting in threads', () => {
  it.each(['text', 'sarif'])('says the same as linting one file after the other, in the order of the files (%s)', async (format) => {
    const paths = project();
    const options = await lintOptions([...paths, '--hints', '--format', format]);
    const alone = await reports(paths, new FileLinter(options));
    expect(alone.map(({ path }) => path)).toEqual(paths);
    expect(alone.map(({ findings }) => findings.length > 0).slice(0, 12)).toEqual(Array<boolean>(12).fill(true));
    expect(alone.filter(({ problem }) => problem !== null)).toHaveLength(2);
    expect(await reports(paths, new LintThreads(script(), 3, { options, texts: null }))).toEqual(alone);
  });

  it('speaks the language of its user', async () => {
    const paths = project();
    const options = await lintOptions(paths);
    const texts = join(import.meta.dirname, '../../../../l10n/bundle.l10n.ko.json');
    const [first] = await reports(paths, new LintThreads(script(), 1, { options, texts }));
    expect(first?.findings[0]?.reported.message).toMatch(/[가-힣]/);
  });

  it.each([1, 2])('goes on after a file that ends its thread, and says which it was (threads: %i)', async (count) => {
    const fragile = gradlens.file('dist/fragile.cjs', `const { parentPort } = require('node:worker_threads');
parentPort.on('message', (path) => {
  if (path.endsWith('bad.py')) throw new Error('out of memory');
  parentPort.postMessage({ path, findings: [], hidden: 0, fixed: [], output: [], notes: [], problem: null });
});`);
    const paths = ['a.py', 'bad.py', 'c.py', 'd.py'];
    const all = await reports(paths, new LintThreads(fragile, count, { options: await lintOptions(paths), texts: null }));
    expect(all.map(({ path }) => path)).toEqual(paths);
    expect(all.flatMap(({ problem }) => problem ?? [])).toEqual(['bad.py cannot be read: out of memory']);
  });

  it('is what the command does where there is enough to read', () => {
    const filling = `# ${'-'.repeat(100)}\n`.repeat(1000);
    for (let index = 0; index < 12; index += 1) gradlens.file(`large/model_${index}.py`, `${model(index + 2).replace('head(', 'keras.layers.Dense(')}${filling}`);
    const { status, out } = gradlens.run(['lint', join(gradlens.folder, 'large')]);
    expect(status).toBe(1);
    const files = out.trimEnd().split('\n').map((line) => /model_\d+\.py/.exec(line)?.[0]);
    expect(new Set(files).size).toBe(12);
    expect(files).toEqual([...files].sort((one = '', other = '') => one.localeCompare(other)));
  });
});
