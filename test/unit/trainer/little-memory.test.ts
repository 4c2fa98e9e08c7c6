import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRunRecord, statusOf } from '../../../src/runs/index.js';
import { TrainerProcess, type TrainerOutcome } from '../../../src/supervisor/index.js';
import { failureOf } from '../../../src/trainer/process/failure.js';
import { leastMemory, requireMemory } from '../../../src/trainer/plan/needed-memory.js';
import { classifier, planOf, requestOf, writeDataset } from './plans.js';
import { bundleTrainer } from './trainer.js';

let bundle: string;
let folder: string;

beforeAll(async () => {
  bundle = await bundleTrainer();
  folder = await mkdtemp(join(tmpdir(), 'gradlens-little-memory-'));
  await writeDataset(folder, 320);
});
afterAll(async () => {
  await rm(bundle, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
});

const wide = classifier([['Flatten'], ['Dense', { units: 4_000_000_000 }]]);

async function train(run: string, plan: ReturnType<typeof planOf>, node?: string): Promise<{ readonly outcome: TrainerOutcome; readonly log: string }> {
  let log = '';
  const trainer = new TrainerProcess({ script: join(bundle, 'trainer.cjs'), log: (text) => (log += text), ...(node === undefined ? {} : { node }) });
  trainer.start(requestOf(plan, join(folder, run), { dataFolders: [folder] }));
  return { outcome: await trainer.outcome, log };
}

describe('A model that is larger than the machine', () => {
  it('takes its weights, and the gradients of those that are trained', () => {
    // 784 · 16 + 16 + 16 · 10 + 10 weights of 4 bytes, twice.
    expect(leastMemory(classifier())).toBe(12_730 * 8);
    expect(() => requireMemory(classifier(), 12_730 * 8)).not.toThrow();
    expect(() => requireMemory(classifier(), 12_730 * 8 - 1)).toThrow(/takes at least 0\.0 GB .* The most is for "kernel" of shape \(784, 16\) in the layer "dense"/);
  });

  it('is refused by its layer before anything is allocated, and the record says so', async () => {
    const { outcome } = await train('wide', planOf({}, wide));
    expect(outcome).toMatchObject({ kind: 'failed', event: { code: 'not-trainable', layer: 'dense', message: expect.stringMatching(/at least 2339\d\.\d GB .* \(784, 4000000000\)/) as string } });
    expect(await readRunRecord(join(folder, 'wide'))).toMatchObject({ status: 'failed', failure: { code: 'not-trainable' } });
  });
});

describe('A trainer that gets no more memory', () => {
  it('is told as such, and leaves a record that can be read', async (context) => {
    if (process.platform === 'win32') return context.skip('Windows has no sh');
    const node = join(folder, 'node-with-little-memory');
    // Enough to begin, and not for the layers of this plan and what is told of them.
    await writeFile(node, `#!/bin/sh\nexec "${process.execPath}" --max-old-space-size=16 --max-semi-space-size=1 "$@"\n`);
    await chmod(node, 0o755);
    const deep = classifier([['Flatten'], ...Array.from({ length: 400 }, () => ['Dense', { units: 8 }] as const), ['Dense', { units: 10, activation: 'softmax' }]]);
    const { outcome, log } = await train('deep', planOf({}, deep), node);
    expect(outcome).toMatchObject({ kind: 'crashed', signal: 'SIGABRT', message: expect.stringContaining('most often because memory ran out') as string });
    expect(log).toContain('heap out of memory');
    const names = await readdir(join(folder, 'deep')).catch((): string[] => []);
    expect(names.filter((name) => name.endsWith('.part') || name === 'reserve')).toEqual([]);
    if (names.includes('run.json')) expect(statusOf(await readRunRecord(join(folder, 'deep')))).toBe('interrupted');
  });

  it.each(['std::bad_alloc', 'Failed to allocate memory for requested buffer of size 40000000000'])('by the words of its engine: %s', (words) => {
    expect(failureOf(new Error(words))).toMatchObject({ code: 'memory', message: expect.stringContaining('not enough memory') as string });
  });
});
