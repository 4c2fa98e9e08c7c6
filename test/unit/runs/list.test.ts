import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  annotate,
  deletedRuns,
  deleteRun,
  isMoreBetter,
  matchesSearch,
  readAnnotations,
  restoreRun,
  RunList,
  RunRecordError,
  summarizeRun,
  writeRunRecord,
  type RunRecord,
} from '../../../src/runs/index.js';
import { record, started } from './fixtures.js';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'gradlens-list-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const { epochs, stepsPerEpoch, totalSteps, batchSize, trainSamples, validationSamples, parameters, layers, metrics } = started;
const settings = { epochs, stepsPerEpoch, totalSteps, batchSize, trainSamples, validationSamples, parameters, layers, metrics };

/** A run directory that says this. */
async function runAt(name: string, given: Partial<RunRecord> = {}): Promise<string> {
  const directory = join(root, name);
  await mkdir(directory);
  await writeRunRecord(directory, { ...record, status: 'completed', ...given });
  return directory;
}

const epochOf = (epoch: number, values: Record<string, number>): RunRecord['epochs'][number] => ({ epoch, step: 3 * epoch, metrics: values, seconds: 1 });

describe('The summary of a run', () => {
  it('says how far it got and what was best', async () => {
    const directory = await runAt('a', {
      settings,
      epochs: [epochOf(1, { loss: 1, val_loss: 2, val_accuracy: 0.5 }), epochOf(2, { loss: 0.5, val_loss: 3, val_accuracy: 0.75 }), epochOf(3, { loss: 0.2, val_loss: 4, val_accuracy: NaN })],
      result: { steps: 9, epochs: 3, seconds: 4.5, metrics: {} },
    });
    expect(await summarizeRun(directory)).toMatchObject({
      name: 'mlp',
      status: 'completed',
      best: { name: 'val_accuracy', value: 0.75, epoch: 2 },
      epochs: 3,
      totalEpochs: 2,
      step: 9,
      seconds: 4.5,
      tags: [],
      failure: null,
    });
  });

  it('takes the loss where no other metric was measured, and the least of it', async () => {
    const directory = await runAt('a', { epochs: [epochOf(1, { loss: 1 }), epochOf(2, { loss: 0.5 }), epochOf(3, { loss: 0.75 })] });
    expect((await summarizeRun(directory)).best).toEqual({ name: 'loss', value: 0.5, epoch: 2 });
    expect((await summarizeRun(await runAt('b'))).best).toBeNull();
  });

  it('is named by its file, and by its model where that has a name of its own', async () => {
    const names = [['model', '/work/a.py'], ['sequential', '/work/a.ipynb'], ['encoder', '/work/a.py'], ['a', 'C:\\work\\a.py'], ['model', '']] as const;
    const directories = await Promise.all(names.map(([model, source], index) => runAt(`run-${index}`, { model, source })));
    expect((await Promise.all(directories.map(summarizeRun))).map(({ name }) => name)).toEqual(['a', 'a', 'a · encoder', 'a', 'model']);
  });

  it('knows of which metrics more is better', () => {
    expect(['accuracy', 'val_auc', 'f1_score', 'precision', 'sparse_top_k_categorical_accuracy'].every(isMoreBetter)).toBe(true);
    expect(['loss', 'val_loss', 'mean_absolute_error', 'mse', 'root_mean_squared_error'].some(isMoreBetter)).toBe(false);
  });

  it('has what people say of the run', async () => {
    const directory = await runAt('a');
    await annotate(directory, { name: 'Baseline', tags: ['he', 'sgd'] });
    await annotate(directory, { notes: 'Before the fix' });
    expect(await summarizeRun(directory)).toMatchObject({ name: 'Baseline', model: 'mlp', notes: 'Before the fix', tags: ['he', 'sgd'] });
    expect(await readAnnotations(directory)).toEqual({ name: 'Baseline', notes: 'Before the fix', tags: ['he', 'sgd'] });
    expect((await readdir(directory)).sort()).toEqual(['annotations.json', 'run.json']);
  });

  it('is found by the words of a search, in any case', async () => {
    const directory = await runAt('a');
    await annotate(directory, { tags: ['Baseline'] });
    const summary = await summarizeRun(directory);
    expect(['', 'baseline', 'MLP.py completed', ' base  mlp '].every((search) => matchesSearch(summary, search))).toBe(true);
    expect(['failed', 'mlp adam'].some((search) => matchesSearch(summary, search))).toBe(false);
  });
});

describe('The list of runs', () => {
  it('has the latest first', async () => {
    await runAt('b', { startedAt: '2026-11-22T10:00:00.000Z' });
    await runAt('a', { startedAt: '2026-11-22T11:00:00.000Z' });
    await runAt('c', { startedAt: '2026-11-21T11:00:00.000Z' });
    expect((await new RunList(root).read()).map(({ directory }) => directory)).toEqual(['a', 'b', 'c'].map((name) => join(root, name)));
    expect(await new RunList(join(root, 'nowhere')).read()).toEqual([]);
  });

  it('goes on past what cannot be read, and says what that is', async () => {
    await runAt('good');
    await mkdir(join(root, 'empty'));
    await mkdir(join(root, 'damaged'));
    await writeFile(join(root, 'damaged/run.json'), '{"version": 1, "sta');
    await writeFile(join(root, 'file'), '');
    const unreadable: string[] = [];
    const list = new RunList(root, (directory, error) => unreadable.push(`${directory}: ${String(error)}`));
    expect((await list.read()).map(({ directory }) => directory)).toEqual([join(root, 'good')]);
    expect(unreadable.sort()).toEqual([expect.stringContaining('damaged/run.json cannot be read') as string, expect.stringContaining('empty/run.json cannot be read') as string]);
  });

  it('sees at once what was changed, added and taken away', async () => {
    const list = new RunList(root);
    const [first, second] = [await runAt('a'), await runAt('b')];
    await list.read();
    await annotate(first, { name: 'Renamed' });
    await writeRunRecord(second, { ...record, status: 'failed', failure: { code: 'data', message: 'No data.' } });
    expect((await list.read()).map(({ name, status, failure }) => [name, status, failure])).toEqual([
      ['mlp', 'failed', 'No data.'],
      ['Renamed', 'completed', null],
    ]);
    await rm(second, { recursive: true });
    await runAt('c');
    expect((await list.read()).map(({ directory }) => directory)).toEqual([join(root, 'c'), first]);
  });

  it('reads hundreds of runs once, and then only what has changed', async () => {
    await Promise.all(Array.from({ length: 300 }, (_, index) => runAt(`run-${index}`)));
    const list = new RunList(root);
    const before = await list.read();
    expect(before).toHaveLength(300);
    await annotate(before[7]!.directory, { name: 'Other' });
    const after = await list.read();
    const known = new Set(before);
    expect(after.filter((run) => !known.has(run)).map(({ name }) => name)).toEqual(['Other']);
  });
});

describe('A deleted run', () => {
  it('can be restored as it was', async () => {
    const directory = await runAt('a');
    await annotate(directory, { name: 'Mine' });
    const place = await deleteRun(directory);
    expect(await new RunList(root).read()).toEqual([]);
    expect(await deletedRuns(root)).toEqual([place]);
    expect(await restoreRun(place)).toBe(directory);
    expect((await new RunList(root).read()).map(({ name }) => name)).toEqual(['Mine']);
    expect(await deletedRuns(root)).toEqual([]);
  });

  it('is kept for thirty days', async () => {
    const now = Date.now();
    const day = 24 * 60 * 60 * 1000;
    await mkdir(join(root, '.trash', `${now - 31 * day}-old`), { recursive: true });
    await mkdir(join(root, '.trash', `${now - 29 * day}-young`));
    const place = await deleteRun(await runAt('a'));
    expect(await deletedRuns(root)).toEqual([place, join(root, '.trash', `${now - 29 * day}-young`)]);
  });

  it('is none that is being trained', async () => {
    const directory = await runAt('a', { status: 'running', updatedAt: new Date().toISOString() });
    await expect(deleteRun(directory)).rejects.toThrow(RunRecordError);
    await expect(deleteRun(directory)).rejects.toThrow('mlp is being trained. Stop it before you delete it.');
    expect((await new RunList(root).read()).map(({ status }) => status)).toEqual(['running']);
  });
});
