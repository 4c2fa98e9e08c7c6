import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { groupRuns } from '../../../src/dashboard/runs/run-groups.js';
import { recalled, remembered } from '../../../src/dashboard/runs/shown-runs.js';
import { annotate, findLogs, summarizeRun, writeRunRecord, type RunSummary } from '../../../src/runs/index.js';
import { record } from '../runs/fixtures.js';
import { scriptedRuns } from './runs.js';

const logs = join(import.meta.dirname, '../runs/logs');

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'gradlens-shown-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function runAt(name: string, source = '/work/mlp.py'): Promise<string> {
  const directory = join(root, name);
  await mkdir(directory, { recursive: true });
  await writeRunRecord(directory, { ...record, status: 'completed', source });
  return directory;
}

describe('The runs that a window shows', () => {
  it('are there again in the next window, those beside the first one, too', async () => {
    const [first, second] = [await runAt('a'), await runAt('b')];
    await annotate(second, { name: 'The other' });
    const { runs } = scriptedRuns();
    await runs.compare([await summarizeRun(first), await summarizeRun(second)]);
    const kept = JSON.parse(JSON.stringify(remembered(runs))) as unknown;
    runs.dispose();
    const { runs: next } = scriptedRuns();
    await next.compare(await recalled(kept));
    expect([next.currentRun?.directory, next.compared.map(({ name }) => name)]).toEqual([first, ['The other']]);
    next.dispose();
  });

  it('may be logs of other programs, by their names in the tree', async () => {
    const [adam, sgd] = await findLogs(join(logs, 'pytorch'), () => undefined);
    const { runs } = scriptedRuns();
    await runs.compare([adam!, sgd!]);
    const kept = remembered(runs);
    runs.dispose();
    expect((await recalled(kept)).map(({ name, directory }) => [name, directory])).toEqual([['adam', adam!.directory], ['sgd', sgd!.directory]]);
  });

  it('are those that are still there, and none where nothing was kept', async () => {
    const [first, second] = [await runAt('a'), await runAt('b')];
    await rm(first, { recursive: true });
    expect((await recalled([{ directory: first }, { directory: second }, { directory: join(root, 'nowhere'), log: 'x' }])).map(({ directory }) => directory)).toEqual([second]);
    for (const kept of [undefined, 'runs', [{ directory: 5 }]]) expect(await recalled(kept)).toEqual([]);
    expect(remembered(scriptedRuns().runs)).toEqual([]);
  });
});

describe('The groups of the tree', () => {
  const runs = async (...sources: readonly string[]): Promise<RunSummary[]> => Promise.all(sources.map(async (source, index) => summarizeRun(await runAt(String(index), source))));
  const isHere = ({ source }: RunSummary): boolean => source.startsWith('/here/');

  it('are the runs of the open folders, and then all others, in their order', async () => {
    const groups = groupRuns(await runs('/there/a.py', '/here/b.py', '/there/c.py', '/here/d.py'), isHere);
    expect(groups.map((group) => [group.id, group.runs.map(({ source }) => source)])).toEqual([
      ['here', ['/here/b.py', '/here/d.py']],
      ['others', ['/there/a.py', '/there/c.py']],
    ]);
  });

  it('are none where all runs are of one kind', async () => {
    expect(groupRuns(await runs('/here/a.py', '/here/b.py'), isHere)).toEqual([]);
    expect(groupRuns(await runs('/there/a.py'), isHere)).toEqual([]);
    expect(groupRuns([], isHere)).toEqual([]);
  });
});
