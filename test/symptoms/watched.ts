import type { TrainerEventOf } from '../../src/protocol/index.js';
import { SymptomWatch, watchedRun, type WatchedRun } from '../../src/symptoms/index.js';
import { readFit } from '../../src/trainer/fit/read-fit.js';
import type { Recording } from './recording.js';

type SymptomEvent = TrainerEventOf<'symptom'>;

/** What symptoms know of a recorded run. */
export function runOf({ plan, fitStep, stepsPerEpoch, batchSize, epochs, targets = null, inputSize = null, labels = null }: Recording): WatchedRun {
  const { model, compile, classWeight, data } = readFit({ plan, fitStep, overrides: {} });
  const hasWeights = classWeight !== null || data.sampleWeight !== null;
  return watchedRun({ model, compile, batchSize, stepsPerEpoch, epochs, hasWeights, isFresh: true, isNoise: false, targets, inputSize, labels });
}

/** What is said of a recorded run. */
export function watched(recording: Recording): SymptomEvent[] {
  const watch = new SymptomWatch(runOf(recording));
  return recording.events.flatMap((event) => watch.take(event));
}
