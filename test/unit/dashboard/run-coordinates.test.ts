import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCoordinates } from '../../../src/dashboard/runs/run-coordinates.js';
import { writeRunRecord } from '../../../src/runs/index.js';
import { record } from '../runs/fixtures.js';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'gradlens-coordinates-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** The directory of a run with a seed and a validation loss. */
async function runWith(seed: number, loss: number): Promise<{ id: string; directory: string }> {
  const directory = join(root, String(seed));
  await mkdir(directory);
  await writeRunRecord(directory, { ...record, seed, epochs: [{ epoch: 1, step: 3, metrics: { val_loss: loss }, seconds: 1 }] });
  return { id: `run-${seed}`, directory };
}

describe('The coordinates of the runs of a window', () => {
  it('are those of their directories as they are now', async () => {
    const [first, second] = [await runWith(1, 0.5), await runWith(2, 0.25)];
    const expected = (loss: number) => ({
      type: 'coordinates',
      run: 'run-1',
      runs: ['run-1', 'run-2'],
      axes: [{ name: 'Seed', scale: 'choice', values: ['1', '2'] }, { name: 'val_loss', scale: 'linear', best: 'lowest', values: [0.5, loss] }],
    });
    expect(await runCoordinates([first, second])).toEqual(expected(0.25));
    await writeRunRecord(second.directory, { ...record, seed: 2, epochs: [{ epoch: 1, step: 3, metrics: { val_loss: 0.125 }, seconds: 1 }] });
    expect(await runCoordinates([first, second])).toEqual(expected(0.125));
  });

  it('leave out logs of other programs, which have no record; one run alone has none', async () => {
    const [first, second] = [await runWith(1, 0.5), await runWith(2, 0.25)];
    const log = { id: 'log', directory: join(root, 'log') };
    await mkdir(log.directory);
    expect((await runCoordinates([log, first, second]))?.runs).toEqual(['run-1', 'run-2']);
    expect(await runCoordinates([first, log])).toMatchObject({ run: 'run-1', axes: [] });
    expect(await runCoordinates([first])).toBeNull();
  });
});
