import { isNoise } from '../../data/index.js';
import type { TrainerEvent } from '../../protocol/index.js';
import { SymptomWatch, watchedRun } from '../../symptoms/index.js';
import type { Fit } from '../fit/fit.js';
import type { Samples } from '../fit/samples.js';
import { stepsOfEpoch } from '../loop/epoch-order.js';

/** A fit that is watched. */
export interface WatchedFit {
  readonly fit: Fit;
  readonly train: Samples;
  /** How many steps the run has taken before it. */
  readonly steps: number;
  /** Whether none of its weights was trained or set before. */
  readonly isFresh: boolean;
}

/** Tells what a fit tells, and after each event the symptoms that are seen by it. */
export function withSymptoms(tell: (event: TrainerEvent) => void, { fit, train, steps, isFresh }: WatchedFit): (event: TrainerEvent) => void {
  const { model, compile, batchSize, epochs, stepsPerEpoch, classWeight } = fit;
  const run = watchedRun({
    model,
    compile,
    batchSize: Math.min(batchSize, train.count),
    stepsPerEpoch: stepsOfEpoch({ samples: train.count, batchSize, stepsPerEpoch }),
    epochs,
    hasWeights: classWeight !== null || train.sampleWeight !== null,
    isFresh,
    isNoise: isNoise(fit.data.x, fit.data.y),
  });
  const watch = new SymptomWatch(run, steps + 1);
  return (event) => {
    tell(event);
    watch.take(event).forEach(tell);
  };
}
