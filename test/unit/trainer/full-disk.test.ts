import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRunRecord, readScalars } from '../../../src/runs/index.js';
import { TrainerProcess } from '../../../src/supervisor/index.js';
import { planOf, requestOf, writeDataset } from './plans.js';
import { bundleTrainer } from './trainer.js';

let bundle: string;
let folder: string;

beforeAll(async () => {
  bundle = await bundleTrainer();
  folder = await mkdtemp(join(tmpdir(), 'gradlens-full-disk-'));
  await writeDataset(folder, 320);
});
afterAll(async () => {
  await rm(bundle, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
});

/** Whether a process may have a small disk of its own here. */
function canMount(): boolean {
  try {
    execFileSync('unshare', ['-rm', 'sh', '-c', 'mount -t tmpfs -o size=64k tmpfs /mnt'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('A run that fills the disk', () => {
  it('fails, says what to do, and its record says so', async (context) => {
    if (!canMount()) return context.skip('no process may mount a disk here');
    const disk = join(folder, 'disk');
    const seen = join(folder, 'seen');
    await mkdir(disk);
    // Only the processes in it see the disk; what is on it is copied before it goes.
    const node = join(folder, 'node-on-small-disk');
    await writeFile(node, `#!/bin/sh\nexec unshare -rm sh -c 'mount -t tmpfs -o size=512k tmpfs ${disk} && "${process.execPath}" "$@"; status=$?; cp -r ${disk} ${seen}; exit $status' node "$@"\n`);
    await chmod(node, 0o755);
    const trainer = new TrainerProcess({ script: join(bundle, 'trainer.cjs'), node });
    trainer.start(requestOf(planOf({ epochs: 1_000_000 }), join(disk, 'run'), { dataFolders: [folder] }));
    expect(await trainer.outcome).toMatchObject({ kind: 'failed', event: { code: 'disk', message: expect.stringContaining('Check the disk') as string } });
    const record = await readRunRecord(join(seen, 'run'));
    expect(record).toMatchObject({ status: 'failed', failure: { code: 'disk', message: expect.stringContaining('no space') as string } });
    const losses = (await readScalars(join(seen, 'run/train'))).get('loss')!;
    expect(losses.steps.length).toBeGreaterThan(100);
    expect(losses.steps).toEqual(losses.steps.map((_, index) => index + 1));
  });
});
