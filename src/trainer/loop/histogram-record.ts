import type { EngineState } from '../../engines/index.js';
import { modelWeights, type ModelWeight } from '../../nn/index.js';
import type { ToldHistogram, TrainerEventOf } from '../../protocol/index.js';
import { distributionOf } from '../../runs/index.js';
import type { ModelSpec } from '../../spec/index.js';
import type { Chunk } from './programs.js';

/** At most so much of a run's time goes into looking at its weights and gradients. */
const largestShare = 0.01;

/** In seconds; the pauses grow by a tenth, so that a run of any length is told of some hundred times at most. */
const shortestPause = 0.5;
const growth = 1.1;

/** Up to so many weights are looked at before the first step without anybody having to wait (some ten milliseconds). */
const mostBefore = 2_000_000;

/** Gradients take a program of their own; its compilation may take so much of the time that was trained, but at the end. */
const compilationShare = 0.1;

export interface HistogramRecordOptions {
  readonly model: ModelSpec;
  readonly state: EngineState;
  /** Computes the gradients of a chunk's first step, by the names of the weights; null where it cannot. */
  readonly gradients: (chunk: Chunk) => Promise<EngineState | null>;
  readonly tell: (event: TrainerEventOf<'histograms'>) => void;
}

/**
 * Tells from time to time how weights lie and, once there was time to compile a program for them, the gradients of the last
 * batch: before the first step, ever more seldom while the run goes on, and at its end.
 */
export class HistogramRecord {
  private readonly weights: readonly ModelWeight[];
  /** When it is time again, in seconds that were trained. */
  private next = shortestPause;
  /** The last step whose batch was as large as most. */
  private batch: Chunk | null = null;
  private step = 0;
  private toldStep: number | null = null;
  private hasGradients = false;

  /** @param compilation how long the program for training took to compile, in seconds; that for gradients takes about as long. */
  constructor(
    private readonly options: HistogramRecordOptions,
    private readonly compilation: number,
  ) {
    this.weights = modelWeights(options.model);
  }

  /** Before the first step. */
  begin(step: number): void {
    const count = this.weights.reduce((sum, { spec: { shape } }) => sum + shape.reduce((product, size) => product * size, 1), 0);
    if (count <= mostBefore) this.tell(step, this.ofWeights());
  }

  /**
   * After the steps of a chunk; tells only where it is time to.
   * @param trained how many seconds the run has trained.
   */
  async stepsEnd(chunk: Chunk, trained: number): Promise<void> {
    this.step = chunk.firstStep + chunk.steps - 1;
    if (chunk.batchSize >= (this.batch?.batchSize ?? 0)) this.batch = lastStepOf(chunk);
    if (trained < this.next) return;
    const begin = performance.now();
    const wasCompiled = this.hasGradients;
    await this.look(trained);
    const spent = (performance.now() - begin) / 1000;
    const pause = Math.max(shortestPause, (growth - 1) * trained, wasCompiled || !this.hasGradients ? spent / largestShare : 0);
    this.next = trained + spent + pause;
  }

  /** After the last step: what was not told of it. */
  async end(): Promise<void> {
    if (this.batch === null) return;
    if (this.step !== this.toldStep) await this.look(Infinity);
    else if (!this.hasGradients) this.tell(this.step, await this.ofGradients(Infinity));
  }

  private async look(trained: number): Promise<void> {
    this.tell(this.step, [...this.ofWeights(), ...(await this.ofGradients(trained))]);
  }

  private tell(step: number, histograms: ToldHistogram[]): void {
    this.toldStep = step;
    this.options.tell({ type: 'histograms', step, histograms });
  }

  private ofWeights(): ToldHistogram[] {
    return this.weights.map((weight) => histogramOf('weights', weight, this.options.state));
  }

  private async ofGradients(trained: number): Promise<ToldHistogram[]> {
    if (this.batch === null || (!this.hasGradients && this.compilation > compilationShare * trained)) return [];
    const gradients = await this.options.gradients(this.batch);
    if (gradients === null) return [];
    this.hasGradients = true;
    return this.weights.filter(({ trainable }) => trainable).map((weight) => histogramOf('gradients', weight, gradients));
  }
}

function histogramOf(kind: 'weights' | 'gradients', { name, layer, spec }: ModelWeight, state: EngineState): ToldHistogram {
  const { limits, counts, ...facts } = distributionOf(state.read(name));
  return { name: `${kind}/${layer.name}/${spec.name}`, ...facts, limits: [...limits], counts: [...counts] };
}

/** The last step of a chunk, as a chunk of one. */
function lastStepOf({ rows, steps, batchSize, firstStep }: Chunk): Chunk {
  return { rows: rows.subarray((steps - 1) * batchSize, steps * batchSize), steps: 1, batchSize, firstStep: firstStep + steps - 1 };
}
