import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TrainerEventOf } from '../../../src/protocol/index.js';
import { readToldEvents } from '../../../src/runs/index.js';
import type { CompileStep, ModelSpec } from '../../../src/spec/index.js';
import { compileStep } from '../../support/keras.js';
import { classifier, planOf, requestOf, smallNet, writeDataset } from './plans.js';
import { bundleTrainer, WatchedTrainer } from './trainer.js';

let bundle: string;
let folder: string;

beforeAll(async () => {
  bundle = await bundleTrainer();
  folder = await mkdtemp(join(tmpdir(), 'gradlens-symptoms-'));
  await writeDataset(folder, 320);
});
afterAll(async () => {
  await rm(bundle, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
});

/** What a trainer says of a run of 200 steps, and where that is recorded. */
async function said(name: string, model: ModelSpec, compile?: CompileStep): Promise<{ readonly events: TrainerEventOf<'symptom'>[]; readonly directory: string }> {
  const directory = join(folder, name);
  const trainer = new WatchedTrainer(bundle);
  trainer.process.start(requestOf(planOf({ epochs: 20 }, model, compile), directory, { dataFolders: [folder] }));
  expect(await trainer.outcome).toMatchObject({ kind: 'finished' });
  return { events: trainer.of('symptom'), directory };
}

describe('The symptoms of a run', () => {
  it('are none where it is healthy', async () => {
    expect((await said('healthy', classifier(smallNet), compileStep({ optimizer: ['SGD', { learning_rate: 0.05 }] }))).events).toEqual([]);
  });

  it('are told by the trainer with the layer, as soon as they are seen, and kept with the run', async () => {
    const shut = { kind: 'object', className: 'Constant', config: { value: -20 }, given: ['value'] } as const;
    const model = classifier([['Flatten'], ['Dense', { units: 16, activation: 'relu', bias_initializer: shut }], ['Dense', { units: 10, activation: 'softmax' }]]);
    const { events, directory } = await said('shut', model);
    expect(events[0]).toMatchObject({ symptom: 'dying-relu', phase: 'begin', step: 16, since: 8, layers: ['dense'], evidence: { share: 1 } });
    const kept = (await readToldEvents(directory)).filter(({ type }) => type === 'symptom');
    expect(kept).toEqual(events);
  });

  it('are seen before they do harm: a rate that is far too high at the second step', async () => {
    const { events } = await said('fast', classifier(smallNet), compileStep({ optimizer: ['SGD', { learning_rate: 20 }] }));
    expect(events[0]).toMatchObject({ symptom: 'learning-rate-too-high', phase: 'begin', step: 2 });
  });
});
