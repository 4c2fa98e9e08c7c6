import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readPython } from '../../../src/readers/index.js';
import { probeModel, type ProbeOutcome } from '../../../src/supervisor/index.js';
import { bundleTrainer } from './trainer.js';

let folder = '';
beforeAll(async () => {
  folder = await bundleTrainer();
});
afterAll(() => rm(folder, { recursive: true }));

function probed(layer: string, signal?: AbortSignal): Promise<ProbeOutcome> {
  const text = `import keras\nmodel = keras.Sequential([keras.Input((4,)), keras.layers.${layer}])\n`;
  const { plan } = readPython({ path: 'model.py', text });
  const request = { plan, model: plan.models[0]?.id ?? '', engine: 'onnxruntime', seed: 42, dataFolders: [], mayDownload: false };
  return probeModel({ script: join(folder, 'trainer.cjs') }, request, signal);
}

it('probes in a process of its own', async () => {
  expect(await probed('Dense(3, name="only")')).toMatchObject({ kind: 'probed', result: { samples: 256, layers: [{ name: 'only', isFinite: true }] } });
});

it('says why a model cannot be probed, and of which layer', async () => {
  const outcome = await probed('Lambda(lambda t: custom(t), output_shape=(4,), name="mine")');
  expect(outcome).toMatchObject({ kind: 'failed', message: expect.stringContaining('"mine"') as string, layer: expect.any(String) as string });
});

it('stops where it is asked to', async () => {
  const stopping = new AbortController();
  const outcome = probed('Dense(3)', stopping.signal);
  stopping.abort();
  expect(await outcome).toEqual({ kind: 'stopped' });
  expect(await probed('Dense(3)', stopping.signal)).toEqual({ kind: 'stopped' });
});
