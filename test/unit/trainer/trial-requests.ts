import type { FindLearningRateRequest, TrainerEvent, TrialRequest } from '../../../src/protocol/index.js';
import { readPython } from '../../../src/readers/index.js';
import type { TrainingPlan } from '../../../src/spec/index.js';
import { TrainingControl } from '../../../src/trainer/loop/control.js';
import type { PlannedFit, TrialSurroundings } from '../../../src/trainer/trial/prepared-fit.js';

/** A net on two moons, or on what else is given, in a file. */
export const moons = (layers: string, { optimizer = '"sgd"', loss = '"binary_crossentropy"', fit = 'epochs=20, batch_size=32', data = 'make_moons(n_samples=1000, noise=0.1, random_state=1)', before = '' } = {}): string => `
import keras
from keras import layers
from sklearn.datasets import make_moons, make_circles
x, y = ${data}
model = keras.Sequential([keras.Input((2,)), ${layers}])
model.compile(optimizer=${optimizer}, loss=${loss}, metrics=["accuracy"])
${before}
model.fit(x, y, ${fit})
`;

export const usualLayers = 'layers.Dense(32, activation="relu", kernel_initializer="he_normal"), layers.Dense(1, activation="sigmoid")';

/** The last fit of a file. */
export function lastFit(text: string): PlannedFit {
  const plan: TrainingPlan = readPython({ path: 'model.py', text }).plan;
  return { plan, fitStep: plan.steps.findLastIndex(({ kind }) => kind === 'fit') };
}

const common = { protocolVersion: 1, engine: 'onnxruntime', seed: 42, dataFolders: [], mayDownload: false, overrides: {}, seconds: 20 } as const;

export function searchIn(text: string, given: Partial<FindLearningRateRequest> = {}): FindLearningRateRequest {
  return { type: 'findLearningRate', ...common, dataFolders: [], ...lastFit(text), ...given };
}

export function trialOf(written: string, fixed: string, given: Partial<TrialRequest> = {}): TrialRequest {
  return { type: 'try', ...common, dataFolders: [], ...lastFit(written), fixed: lastFit(fixed), ...given };
}

/** What short trainings have around them in a test, and what they told. */
export function surroundings(): TrialSurroundings & { readonly told: TrainerEvent[] } {
  const told: TrainerEvent[] = [];
  return { control: new TrainingControl(), tell: (event) => void told.push(event), log: () => undefined, told };
}
