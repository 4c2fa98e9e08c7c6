import type { Engine, EngineState, Program, ProgramResult } from '../../engines/index.js';
import { diagnosisStep, evaluationStep, gradientStep, modelWeights, observationStep, trainingStep, type StepSettings } from '../../nn/index.js';
import { BatchData } from '../fit/batch-data.js';
import type { Samples } from '../fit/samples.js';
import type { LearningRate } from '../fit/learning-rate.js';
import { ChunkSize } from './chunk-size.js';
import { stepSettings, type Stepped } from './step-settings.js';

/** Steps to run in one call, all with batches of one size. */
export interface Chunk {
  readonly rows: Int32Array;
  readonly steps: number;
  readonly batchSize: number;
  /** The number of the first step, from 1. */
  readonly firstStep: number;
}

/** What a training step is given besides its batch, by its number in the run. */
export interface StepScalars {
  readonly learningRate: LearningRate;
  /** The number of the step as its optimizer counts, from 1. */
  iteration(step: number): number;
}

/**
 * The programs of one kind of step over some samples: one for each size of batch that comes up, compiled when it first
 * does, since a last batch that is smaller is met at the end of the first epoch only.
 */
export class Programs {
  private readonly programs = new Map<number, Program>();
  private readonly chunkSize = new ChunkSize();
  private readonly data: BatchData;
  private observation: Program | null = null;
  private gradient: { readonly program: Program; readonly state: EngineState } | null = null;

  constructor(
    private readonly engine: Engine,
    private readonly state: EngineState,
    private readonly fit: Stepped,
    /** Null for steps that evaluate. */
    private readonly scalarsOf: StepScalars | null,
    private readonly samples: Samples,
    private readonly seed: number,
  ) {
    this.data = new BatchData(samples);
  }

  /**
   * Compiles the program for a size of batch, unless that is done.
   * @throws NotTrainableError or CompileError
   */
  async prepare(batchSize: number): Promise<Program> {
    const known = this.programs.get(batchSize);
    if (known !== undefined) return known;
    const settings = this.settings(batchSize);
    const program = await this.engine.compile(this.scalarsOf === null ? evaluationStep(settings) : trainingStep(settings));
    this.programs.set(batchSize, program);
    return program;
  }

  private settings(batchSize: number): StepSettings {
    return stepSettings(this.fit, this.samples, batchSize);
  }

  /**
   * The next steps of a pass over the samples in an order, as many as fit into one call; null at its end.
   * @param before a step that a call may begin with, but not reach.
   */
  next(order: Int32Array, position: number, firstStep: number, before = Infinity): Chunk | null {
    const left = order.length - position;
    if (left === 0) return null;
    const whole = Math.floor(left / this.fit.batchSize);
    const batchSize = whole === 0 ? left : this.fit.batchSize;
    const most = before > firstStep ? before - firstStep : Infinity;
    const held = Math.max(1, Math.floor(this.data.mostRows / batchSize));
    const steps = whole === 0 ? 1 : Math.min(whole, this.chunkSize.steps, most, held);
    return { rows: order.subarray(position, position + steps * batchSize), steps, batchSize, firstStep };
  }

  /** Runs steps; fewer, where the signal says that the run is to end. */
  async run({ rows, steps, batchSize, firstStep }: Chunk, signal: AbortSignal): Promise<ProgramResult> {
    const program = await this.prepare(batchSize);
    const begin = performance.now();
    const result = await program.run(this.state, {
      ...this.data.of(rows),
      steps,
      scalars: this.scalars(steps, firstStep),
      seed: this.seed,
      firstStep,
      signal,
    });
    if (result.steps > 0 && batchSize === this.fit.batchSize) this.chunkSize.measured(result.steps, performance.now() - begin);
    return result;
  }

  /**
   * Computes the first step of a chunk without taking it.
   * @returns what `observationStep` measures of it; null for a batch of another size than most.
   */
  async observe({ rows, batchSize, firstStep }: Chunk): Promise<Record<string, number> | null> {
    if (batchSize !== Math.min(this.fit.batchSize, this.samples.count)) return null;
    this.observation ??= await this.engine.compile(observationStep(this.settings(batchSize)));
    const request = { ...this.data.of(rows.subarray(0, batchSize)), steps: 1, scalars: this.scalars(1, firstStep), seed: this.seed, firstStep };
    const { measurements } = await this.observation.run(this.state, request);
    return Object.fromEntries(Object.entries(measurements).map(([name, [value = NaN]]) => [name, value]));
  }

  /**
   * Computes the gradients of the first step of a chunk without taking it.
   * @returns a state that has, in the place of each trained weight, its gradient before clipping; null for a batch of another size than most.
   */
  async gradients({ rows, batchSize, firstStep }: Chunk): Promise<EngineState | null> {
    if (batchSize !== Math.min(this.fit.batchSize, this.samples.count)) return null;
    const weights = modelWeights(this.fit.model).map(({ name, spec: { shape } }) => [name, { shape, values: this.state.read(name) }] as const);
    this.gradient ??= { program: await this.engine.compile(gradientStep(this.settings(batchSize))), state: this.engine.createState(new Map(weights)) };
    const { program, state } = this.gradient;
    for (const [name, { values }] of weights) state.write(name, values);
    const request = { ...this.data.of(rows.subarray(0, batchSize)), steps: 1, scalars: {}, seed: this.seed, firstStep };
    await program.run(state, request);
    return state;
  }

  /** Looks into one step without taking it: what in it is not finite, by the names of `diagnosisStep`. */
  async diagnose({ rows, batchSize, firstStep }: Chunk): Promise<ProgramResult['measurements']> {
    const program = await this.engine.compile(diagnosisStep(this.settings(batchSize)));
    try {
      const request = { ...this.data.of(rows), steps: 1, scalars: {}, seed: this.seed, firstStep };
      return (await program.run(this.state, request)).measurements;
    } finally {
      await program.dispose();
    }
  }

  async dispose(): Promise<void> {
    const all = [
      ...this.programs.values(),
      ...(this.observation === null ? [] : [this.observation]),
      ...(this.gradient === null ? [] : [this.gradient.program]),
    ];
    await Promise.all(all.map((program) => program.dispose()));
  }

  private scalars(steps: number, firstStep: number): Record<string, Float32Array> {
    const { scalarsOf } = this;
    if (scalarsOf === null) return {};
    return {
      learning_rate: Float32Array.from({ length: steps }, (_, index) => scalarsOf.learningRate(firstStep + index)),
      iteration: Float32Array.from({ length: steps }, (_, index) => scalarsOf.iteration(firstStep + index)),
    };
  }
}
