import { isNoise } from '../../data/index.js';
import type { TrainerEvent } from '../../protocol/index.js';
import { SymptomWatch, watchedRun } from '../../symptoms/index.js';
import type { Fit } from '../fit/fit.js';
import type { Samples } from '../fit/samples.js';
import { stepsOfEpoch } from '../loop/epoch-order.js';
import { inputSize } from './input-size.js';
import { labelFacts } from './label-facts.js';
import { targetFacts } from './target-facts.js';

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
export class SymptomTeller {
  private readonly watch: SymptomWatch;

  constructor(
    private readonly tellAll: (event: TrainerEvent) => void,
    { fit, train, steps, isFresh }: WatchedFit,
  ) {
    const { model, compile, batchSize, epochs, stepsPerEpoch, classWeight, data } = fit;
    const run = watchedRun({
      model,
      compile,
      batchSize: Math.min(batchSize, train.count),
      stepsPerEpoch: stepsOfEpoch({ samples: train.count, batchSize, stepsPerEpoch }),
      epochs,
      hasWeights: classWeight !== null || train.sampleWeight !== null,
      isFresh,
      isNoise: isNoise(data.x, data.y),
      targets: targetFacts(train),
      inputSize: inputSize(train),
      labels: labelFacts(train),
    });
    this.watch = new SymptomWatch(run, steps + 1);
  }

  /** Takes in what the fit told in another process before; what that shows was told there, too. */
  catchUp(event: TrainerEvent): void {
    this.watch.take(event);
  }

  tell(event: TrainerEvent): void {
    this.tellAll(event);
    this.watch.take(event).forEach(this.tellAll);
  }

  /** Another fit begins: what was wrong with this one is over. */
  end(step: number): void {
    this.watch.end(step).forEach(this.tellAll);
  }
}
