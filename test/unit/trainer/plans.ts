import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TrainingRequest } from '../../../src/supervisor/index.js';
import type { ArrayExpression, CompileStep, FitStep, ModelSpec, TrainingPlan } from '../../../src/spec/index.js';
import { compileStep, sequential, type Call } from '../../support/keras.js';
import { compute, dataset, slice } from '../data/fixtures.js';
import { idxFile } from '../data/fixtures.js';

/** A net that learns in a moment. */
export const smallNet: readonly Call[] = [['Flatten'], ['Dense', { units: 16, activation: 'relu' }], ['Dense', { units: 10, activation: 'softmax' }]];

export const classifier = (layers: readonly Call[] = smallNet): ModelSpec => sequential([28, 28], layers);

const nowhere = { source: 'test.py', start: 0, end: 0 };

export function fitStep(given: Partial<FitStep>): FitStep {
  return {
    kind: 'fit',
    model: 'model',
    range: nowhere,
    call: { range: nowhere, callee: nowhere, argumentList: nowhere, arguments: [] },
    x: scaled(dataset([null, 28, 28])),
    y: dataset([null], 'y'),
    validation: { kind: 'none' },
    epochs: 2,
    initialEpoch: 0,
    batchSize: 32,
    shuffle: true,
    callbacks: [],
    ...given,
  };
}

/** Pixels from 0 to 1. */
export const scaled = (input: ArrayExpression): ArrayExpression => compute('divide', input, 255, [null, 28, 28]);

export const rows = (input: ArrayExpression, start: number | null, stop: number | null): ArrayExpression =>
  slice(input, [null, ...input.shape.slice(1)], { start, stop });

/** A plan of one model, compiled and fitted. */
export function planOf(fit: Partial<FitStep> = {}, model: ModelSpec = classifier(), compile: CompileStep = compileStep({ optimizer: 'sgd', metrics: ['accuracy'] })): TrainingPlan {
  return { source: 'test.py', models: [model], steps: [compile, fitStep(fit)], unknowns: [] };
}

export function requestOf(plan: TrainingPlan, runDirectory: string, given: Partial<TrainingRequest> = {}): TrainingRequest {
  return { runDirectory, plan, fitStep: plan.steps.length - 1, overrides: {}, engine: 'onnxruntime', seed: 42, dataFolders: [], mayDownload: false, ...given };
}

/** Writes a data set in the layout of Fashion-MNIST, small and easy: a picture of class k has bright rows from 2k. */
export async function writeDataset(folder: string, samples: number): Promise<void> {
  await mkdir(join(folder, 'fashion-mnist'), { recursive: true });
  const labels = Array.from({ length: samples }, (_, index) => (index * 7) % 10);
  const pixels = labels.flatMap((label, index) =>
    Array.from({ length: 784 }, (_, pixel) => (Math.floor(pixel / 28 / 2) === label ? 200 : 0) + ((pixel * 31 + index * 17) % 40)),
  );
  for (const split of ['train', 't10k']) {
    await writeFile(join(folder, `fashion-mnist/${split}-images-idx3-ubyte`), idxFile([samples, 28, 28], pixels));
    await writeFile(join(folder, `fashion-mnist/${split}-labels-idx1-ubyte`), idxFile([samples], labels));
  }
}
