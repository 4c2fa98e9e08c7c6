import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { annotate, writeRunRecord } from '../../../src/runs/index.js';
import { record } from '../runs/fixtures.js';
import { CommandLine, type Answer } from './command-line.js';

const gradlens = new CommandLine();
let folder: string;

beforeAll(async () => {
  await gradlens.bundle();
  folder = join(gradlens.folder, 'runs');
  for (const [index, name] of ['2026-11-20_10-00-00-mlp', '2026-11-21_10-00-00-mlp', '2026-11-21_11-00-00-cnn'].entries()) {
    const directory = join(folder, name);
    mkdirSync(directory, { recursive: true });
    const metrics = { loss: 1 / (index + 1), val_accuracy: index === 2 ? NaN : index / 2 };
    await writeRunRecord(directory, {
      ...record,
      status: 'completed',
      model: 'model',
      source: `/work/${name.slice(20)}.py`,
      seed: index,
      startedAt: `2026-11-2${index}T10:00:00.000Z`,
      settings: { epochs: 1, stepsPerEpoch: 3, totalSteps: 3, batchSize: 32, trainSamples: 96, validationSamples: 32, parameters: 10, layers: [], metrics: ['accuracy'] },
      epochs: [{ epoch: 1, step: 3, metrics, seconds: 1 }],
      result: { steps: 3, epochs: 1, seconds: 2, metrics },
    });
  }
  await annotate(join(folder, '2026-11-20_10-00-00-mlp'), { name: 'Baseline', tags: ['he'] });
});
afterAll(() => gradlens.dispose());

const runs = (...args: readonly string[]): Answer => gradlens.run(['runs', ...args, '--runs', folder]);
const json = (...args: readonly string[]): unknown => JSON.parse(runs(...args, '--json').out);

describe('gradlens runs', () => {
  it('lists the runs, the latest first', () => {
    const { status, out } = runs();
    expect(status).toBe(0);
    expect(out.split('\n').flatMap((line) => (/│ (2026\S+) +│ (\S+)/.exec(line))?.slice(1, 3) ?? [])).toEqual(['2026-11-21_11-00-00-cnn', 'cnn', '2026-11-21_10-00-00-mlp', 'mlp', '2026-11-20_10-00-00-mlp', 'Baseline']);
    expect(out).toMatch(/completed +│ +1\/1 │ val_accuracy 0\.5000 +│ +2\.0 s/);
  });

  it('lists for programs, and those that are searched for', () => {
    expect(json('list', '--search', 'he base')).toMatchObject([{ name: 'Baseline', tags: ['he'], status: 'completed', best: { name: 'val_accuracy', value: 0, epoch: 1 } }]);
    expect(runs('--search', 'nothing').out).toBe(`There are no runs in ${folder}.\n`);
  });

  it('shows a run by its name, the beginning of its folder, or as the latest', () => {
    for (const name of ['Baseline', '2026-11-20', join(folder, '2026-11-20_10-00-00-mlp')]) expect(json('show', name)).toMatchObject({ name: 'Baseline', seed: 0 });
    expect(json('show', 'latest')).toMatchObject({ name: 'cnn', best: { name: 'loss' }, metricsByEpoch: [{ metrics: { val_accuracy: 'NaN' } }] });
    expect(runs('show', 'Baseline').out).toMatch(/State +completed\n[^]*│ +1 │ 1\.000 │ +0\.000 │/);
  });

  it('compares runs', () => {
    expect(json('compare', 'Baseline', 'cnn')).toMatchObject({ runs: [{ name: 'Baseline' }, { name: 'cnn' }], differences: [{ section: 'Run', name: 'seed', values: ['0', '2'] }] });
    expect(runs('compare', 'Baseline', 'cnn').out).toMatch(/Run +│ seed +│ 0 +│ 2/);
  });

  it('deletes runs and restores them', () => {
    expect(runs('delete', 'cnn').status).toBe(0);
    expect(readdirSync(folder)).not.toContain('2026-11-21_11-00-00-cnn');
    expect(runs('restore', '2026-11-21_11').out).toBe(`${join(folder, '2026-11-21_11-00-00-cnn')} is back.\n`);
    expect(readdirSync(folder)).toContain('2026-11-21_11-00-00-cnn');
  });

  it('says what is wrong', () => {
    const note = (...args: readonly string[]): [number | null, string] => {
      const { status, note: text } = runs(...args);
      return [status, text];
    };
    expect(note('show', 'nobody')).toEqual([2, 'gradlens runs: There is no run "nobody". "gradlens runs" lists those that there are.\n']);
    expect(note('show', '2026-11-21')).toEqual([2, expect.stringContaining('may be any of these runs: 2026-11-21_11-00-00-cnn, 2026-11-21_10-00-00-mlp') as string]);
    expect(note('dance')).toEqual([2, expect.stringContaining('There is no "gradlens runs dance"') as string]);
    expect(note('compare', 'cnn')).toEqual([2, expect.stringContaining('The number of runs does not fit') as string]);
    expect(note('stop', 'cnn')).toEqual([2, expect.stringContaining('is not being trained') as string]);
    expect(note('restore', 'cnn')).toEqual([2, expect.stringContaining('No run "cnn" was deleted') as string]);
  });
});
