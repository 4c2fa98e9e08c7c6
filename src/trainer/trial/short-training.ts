import type { EngineState, Program } from '../../engines/index.js';
import { trainingStep } from '../../nn/index.js';
import { BatchData } from '../fit/batch-data.js';
import { stepSettings } from '../loop/step-settings.js';
import { BatchOrder } from './batch-order.js';
import type { PreparedFit } from './prepared-fit.js';

/** The rate of a step, which counts from 1. */
type RateOf = (step: number) => number;

/** The program of a fit's training steps, for many short trainings. */
export class TrainingProgram {
  private constructor(
    readonly prepared: PreparedFit,
    readonly batchSize: number,
    private readonly program: Program,
  ) {}

  /** @throws NotTrainableError or CompileError */
  static async compile(prepared: PreparedFit): Promise<TrainingProgram> {
    const { fit, samples, engine } = prepared;
    const batchSize = Math.min(fit.batchSize, samples.train.count);
    return new TrainingProgram(prepared, batchSize, await engine.compile(trainingStep(stepSettings(fit, samples.train, batchSize))));
  }

  /** Begins a training with weights and an optimizer of its own. */
  begin(seed: number, rateOf: RateOf): ShortTraining {
    const { engine, iterations, samples, fit } = this.prepared;
    const order = new BatchOrder({ samples: samples.train.count, batchSize: this.batchSize, shuffle: fit.shuffle, seed });
    return new ShortTraining(this.program, engine.createState(this.prepared.stateFor(seed)), order, { seed, rateOf, iterations, data: new BatchData(samples.train) });
  }

  async dispose(): Promise<void> {
    await this.program.dispose();
  }
}

interface TrainingParts {
  readonly seed: number;
  readonly rateOf: RateOf;
  readonly iterations: number;
  readonly data: BatchData;
}

/** A training that is taken further step by step; nothing of it is kept. */
export class ShortTraining {
  /** Of every step so far. */
  readonly losses: number[] = [];

  constructor(
    private readonly program: Program,
    readonly state: EngineState,
    private readonly order: BatchOrder,
    private readonly parts: TrainingParts,
  ) {}

  /** Takes steps. @returns how long they took, in milliseconds. */
  async advance(steps: number): Promise<number> {
    const { seed, rateOf, iterations, data } = this.parts;
    const firstStep = this.losses.length + 1;
    const each = (of: (step: number) => number): Float32Array => Float32Array.from({ length: steps }, (_, index) => of(firstStep + index));
    const scalars = { learning_rate: each(rateOf), iteration: each((step) => step + iterations) };
    const rows = this.order.take(steps);
    const begin = performance.now();
    const { measurements } = await this.program.run(this.state, { ...data.of(rows), steps, scalars, seed, firstStep });
    for (const loss of measurements['loss'] ?? []) this.losses.push(loss);
    return performance.now() - begin;
  }
}
