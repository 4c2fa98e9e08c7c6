import { appendFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { comparisonText } from '../../../src/dashboard/runs/comparison-text.js';
import { RunLibrary } from '../../../src/dashboard/runs/run-library.js';
import { escaped, runDescription, runTooltip, startText } from '../../../src/dashboard/runs/run-texts.js';
import { annotate, durationText, summarizeRun, writeRunRecord, type RunRecord } from '../../../src/runs/index.js';
import { compileStep, sequential } from '../../support/keras.js';
import { record } from '../runs/fixtures.js';
import { fitStep } from '../trainer/plans.js';
import { scriptedRuns } from './runs.js';

const logs = join(import.meta.dirname, '../runs/logs');

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'gradlens-library-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function runAt(name: string, given: Partial<RunRecord> = {}): Promise<string> {
  const directory = join(root, name);
  await mkdir(directory, { recursive: true });
  await writeRunRecord(directory, { ...record, status: 'completed', ...given });
  return directory;
}

describe('The library of runs', () => {
  it('has the runs of all folders, the latest first, and the logs of other programs by their folder', async () => {
    await runAt('here/a', { startedAt: '2026-11-20T10:00:00.000Z', source: '/work/a.py' });
    await runAt('there/b', { startedAt: '2026-11-21T10:00:00.000Z', source: '/work/b.py' });
    const library = new RunLibrary({ runFolders: () => ['here', 'there', 'here'].map((name) => join(root, name)), logFolders: () => [join(logs, 'pytorch')], log: () => undefined });
    const { runs, folders } = await library.read();
    expect(runs.map(({ name }) => name)).toEqual(['b · mlp', 'a · mlp']);
    expect(folders.map((folder) => [folder.root, folder.logs.map(({ name }) => name)])).toEqual([[join(logs, 'pytorch'), ['adam', 'sgd']]]);
    const found = await library.read('sgd');
    expect([found.runs, found.folders.map((folder) => folder.logs.map(({ name }) => name))]).toEqual([[], [['sgd']]]);
  });

  it('says once what cannot be read, and goes on', async () => {
    await runAt('here/a');
    await mkdir(join(root, 'here/broken'));
    await writeFile(join(root, 'here/broken/run.json'), '{');
    const told: string[] = [];
    const library = new RunLibrary({ runFolders: () => [join(root, 'here')], logFolders: () => [join(root, 'nowhere')], log: (message) => told.push(message) });
    await library.read();
    const { runs, folders } = await library.read();
    expect(runs).toHaveLength(1);
    expect(folders[0]?.logs).toEqual([]);
    expect(told.sort()).toEqual([expect.stringContaining('broken/run.json cannot be read') as string, expect.stringContaining('nowhere') as string]);
  });
});

describe('What the tree says of a run', () => {
  it('is its best metric, its time, and its tags', async () => {
    const directory = await runAt('a', {
      epochs: [{ epoch: 1, step: 3, metrics: { loss: 0.25 }, seconds: 1 }],
      result: { steps: 3, epochs: 1, seconds: 200.4, metrics: {} },
      startedAt: '2026-11-20T10:00:00.000Z',
    });
    await annotate(directory, { tags: ['he'], notes: 'A | B' });
    const summary = await summarizeRun(directory);
    expect(runDescription(summary, 'en', new Date('2026-11-22T10:00:00.000Z'))).toBe('loss 0.2500 · 3 min 20 s · Nov 20, 2026 · #he');
    const tooltip = runTooltip(summary, 'en');
    expect(tooltip).toContain('**mlp**\n\n| | |\n|---|---|\n|State|completed|');
    expect(tooltip).toContain('|Best|loss 0.2500 in epoch 1|');
    expect(tooltip).toContain('A \\| B');
  });

  it('says first what is not as it should be', async () => {
    const directory = await runAt('a', { status: 'failed', failure: { code: 'data', message: 'The data is nowhere.' } });
    const summary = await summarizeRun(directory);
    expect(runDescription(summary, 'en')).toMatch(/^failed · 0\.0 s · /);
    expect(runTooltip(summary, 'en')).toContain('|State|failed: The data is nowhere.|');
  });

  it('has times as people read them', () => {
    expect([0.04, 9.96, 59.9, 61, 3600, 7384].map(durationText)).toEqual(['0.0 s', '10.0 s', '60 s', '1 min 1 s', '1 h 0 min', '2 h 3 min']);
    expect(startText('2026-11-20T10:05:00.000', 'ko', new Date('2026-11-22T11:00:00.000'))).toBe('2026. 11. 20.');
    expect(startText('2026-11-22T10:05:00.000', 'en', new Date('2026-11-22T11:00:00.000'))).toMatch(/^10:05/);
    expect(escaped('dense_1 *b*\n|c|')).toBe('dense\\_1 \\*b\\* \\|c\\|');
  });
});

describe('The comparison of runs', () => {
  it('is a table of what became of them, and of what differs', async () => {
    const [first, second] = [await runAt('a', { seed: 1 }), await runAt('b', { seed: 2 })];
    await annotate(second, { name: 'Other_seed' });
    const text = await comparisonText([first, second], 'en');
    expect(text).toContain('|  | mlp | Other\\_seed |\n|---|---|---|\n| State | completed | completed |');
    expect(text).toContain('| Run | seed | 1 | 2 |');
    expect(await comparisonText([first, first], 'en')).toContain('Nothing: the model, its compilation, the fit and the settings are the same.');
  });

  it('leads from what differs to its line in the code of each run, as it was', async () => {
    const given = (units: number): Partial<RunRecord> => {
      const model = sequential([4], [['Dense', { units }]]);
      return { source: '/work/my nets.ipynb', fitStep: 1, lines: { [model.layers[0]!.id]: 5 }, plan: { source: 'a.py', models: [model], steps: [compileStep({}), fitStep({})], unknowns: [] } };
    };
    const [kept, lost] = [await runAt('a', given(3)), await runAt('b', given(5))];
    await writeFile(join(kept, 'source.py'), 'model = …\n');
    expect(await comparisonText([kept, lost], 'en')).toContain('| Layer 1, Dense | units | [3](<code/0/my%20nets.py#L5>) | 5 |');
  });
});

describe('A log of another program', () => {
  it('is shown with all its series, and followed while it grows', async () => {
    await cp(join(logs, 'pytorch/sgd'), join(root, 'log'), { recursive: true });
    const [path, later] = ['events.out.tfevents.1800000005.machine.5', 'events.out.tfevents.1800000006.machine.6'].map((name) => join(root, 'log', name)) as [string, string];
    const rest = await readFile(later);
    await rm(later);
    const { runs } = scriptedRuns();
    const library = new RunLibrary({ runFolders: () => [], logFolders: () => [root], log: () => undefined });
    const [log] = (await library.read()).folders[0]!.logs;
    const run = await runs.showLog(log!);
    try {
      const losses = (): number[] => [...(runs.series?.get('Loss/train')?.points(1, Infinity) ?? [])].map(([, value]) => value);
      expect(run.description).toMatchObject({ model: 'log', metrics: ['Loss/train'], isLog: true });
      expect(runs.status.state).toBe('completed');
      expect(runs.active).toBe(false);
      expect(losses()).toEqual([10, 11, 12, 13]);
      await appendFile(path, (await readFile(join(logs, 'pytorch/adam/events.out.tfevents.1800000004.machine.4'))).subarray(0, 40));
      await writeFile(later, rest);
      await expect.poll(losses).toEqual([10, 11, 12, 43, 44, 45, 46]);
      expect(runs.status).toMatchObject({ step: runs.series?.lastStep });
    } finally {
      await runs.release();
    }
  });
});
