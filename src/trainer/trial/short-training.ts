import type { EngineState, Program } from '../../engines/index.js';
import { trainingStep } from '../../nn/index.js';
import { BatchData } from '../fit/batch-data.js';
import { stepSettings } from '../loop/step-settings.js';
import { BatchOrder, type Batches } from './batch-order.js';
import type { PreparedFit } from './prepared-fit.js';

/** The rate of a step, which counts from 1. */
type RateOf = (step: number) => number;

/** The programs of a fit's training steps, for many short trainings: one for each size of batch that comes up. */
export class TrainingProgram {
  private readonly programs = new Map<number, Promise<Program>>();

  private constructor(
    readonly prepared: PreparedFit,
    /** Of all batches but the last one of a pass, which may be smaller. */
    readonly batchSize: number,
  ) {}

  /** @throws NotTrainableError or CompileError */
  static async compile(prepared: PreparedFit): Promise<TrainingProgram> {
    const { fit, samples } = prepared;
    const made = new TrainingProgram(prepared, Math.min(fit.batchSize, samples.train.count));
    await made.forBatches(made.batchSize);
    return made;
  }

  /** The program for a size of batch. @throws NotTrainableError or CompileError */
  forBatches(batchSize: number): Promise<Program> {
    const { fit, samples, engine } = this.prepared;
    const known = this.programs.get(batchSize) ?? engine.compile(trainingStep(stepSettings(fit, samples.train, batchSize)));
    this.programs.set(batchSize, known);
    return known;
  }

  /** Begins a training with weights and an optimizer of its own. */
  begin(seed: number, rateOf: RateOf): ShortTraining {
    const { engine, iterations, samples, fit } = this.prepared;
    const order = new BatchOrder({ samples: samples.train.count, batchSize: this.batchSize, shuffle: fit.shuffle, seed });
    return new ShortTraining(this, engine.createState(this.prepared.stateFor(seed)), order, { seed, rateOf, iterations, data: new BatchData(samples.train) });
  }

  async dispose(): Promise<void> {
    await Promise.all([...this.programs.values()].map(async (program) => (await program).dispose()));
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
    private readonly programs: Pick<TrainingProgram, 'forBatches'>,
    readonly state: EngineState,
    private readonly order: BatchOrder,
    private readonly parts: TrainingParts,
  ) {}

  /** Takes steps. @returns how long they took, in milliseconds, compiling not counted. */
  async advance(steps: number): Promise<number> {
    let time = 0;
    for (const batches of this.order.take(steps)) time += await this.run(batches);
    return time;
  }

  private async run({ rows, steps, batchSize }: Batches): Promise<number> {
    const { seed, rateOf, iterations, data } = this.parts;
    const firstStep = this.losses.length + 1;
    const each = (of: (step: number) => number): Float32Array => Float32Array.from({ length: steps }, (_, index) => of(firstStep + index));
    const scalars = { learning_rate: each(rateOf), iteration: each((step) => step + iterations) };
    const program = await this.programs.forBatches(batchSize);
    const begin = performance.now();
    const { measurements } = await program.run(this.state, { ...data.of(rows), steps, scalars, seed, firstStep });
    for (const loss of measurements['loss'] ?? []) this.losses.push(loss);
    return performance.now() - begin;
  }
}
