import type { TrainerEventOf } from '../../../src/protocol/index.js';
import type { RunRecord } from '../../../src/runs/index.js';

export const record: RunRecord = {
  version: 1,
  status: 'preparing',
  processId: process.pid,
  startedAt: '2026-11-22T09:00:00.000Z',
  updatedAt: '2026-11-22T09:00:00.000Z',
  model: 'mlp',
  source: '/work/mlp.py',
  engine: 'onnxruntime',
  seed: 42,
  fitStep: 1,
  overrides: {},
  versions: { node: process.version },
  epochs: [],
  plan: { source: '/work/mlp.py', models: [], steps: [], unknowns: [] },
};

export const started: TrainerEventOf<'started'> = {
  type: 'started',
  runDirectory: '',
  model: 'mlp',
  engine: 'onnxruntime',
  seed: 42,
  epochs: 2,
  stepsPerEpoch: 3,
  totalSteps: 6,
  batchSize: 32,
  trainSamples: 96,
  validationSamples: 32,
  parameters: 10,
  layers: [{ id: 'layer-1', name: 'dense', className: 'Dense' }],
  metrics: ['accuracy'],
};

export const frame = (firstStep: number, loss: readonly number[], norm: readonly number[]): TrainerEventOf<'telemetry'> => ({
  type: 'telemetry',
  firstStep,
  steps: loss.length,
  series: { loss: Float32Array.from(loss), 'gradientNorm/layer-1': Float32Array.from(norm) },
});

export const epoch: TrainerEventOf<'epoch'> = {
  type: 'epoch',
  epoch: 1,
  step: 3,
  metrics: { loss: 2, accuracy: 0.5, val_loss: NaN, val_accuracy: 0.25 },
  seconds: 1.5,
};

export const finished: TrainerEventOf<'finished'> = {
  type: 'finished',
  outcome: 'completed',
  steps: 3,
  epochs: 1,
  seconds: 2,
  metrics: { loss: Infinity },
};
