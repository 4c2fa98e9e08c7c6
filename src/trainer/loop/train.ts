import type { Engine, EngineState } from '../../engines/index.js';
import { averagedWeights, measurableMetrics, type MetricSummary } from '../../nn/index.js';
import type { NotFinite, TrainerEvent, TrainerEventOf } from '../../protocol/index.js';
import type { KeptLoop } from '../checkpoint/index.js';
import type { Fit } from '../fit/fit.js';
import type { FitSamples } from '../fit/samples.js';
import { Breaks } from './breaks.js';
import { RunCallbacks } from './callbacks.js';
import type { TrainingControl } from './control.js';
import { EpochMeans } from './epoch-means.js';
import { EpochOrder } from './epoch-order.js';
import { FirstNotFinite } from './first-not-finite.js';
import { HistogramRecord } from './histogram-record.js';
import { LearningRates } from './learning-rates.js';
import { LossGuard, type GuardedResult } from './loss-guard.js';
import { inOrder, shuffledOrder } from './order.js';
import { nextObservedStep } from './observed-steps.js';
import { beginning, type OptimizerCounters, type Outset } from './outset.js';
import { Outbox } from './outbox.js';
import { Programs, type Chunk } from './programs.js';
import { resetMetrics } from './reset-metrics.js';
import { Stopwatch } from './stopwatch.js';

/** Everything that is ready before the first step. */
export interface Training {
  readonly fit: Fit;
  readonly samples: FitSamples;
  readonly engine: Engine;
  readonly state: EngineState;
  readonly seed: number;
  /** For what callbacks write. */
  readonly runDirectory: string;
  /** What was before in the run; nothing where it is left out. */
  readonly outset?: Outset;
  /** Whether it is told from time to time how weights and gradients lie. */
  readonly histograms?: boolean;
  /** Where another process has left off; the state is then that of {@link outset}. */
  readonly kept?: KeptLoop;
  /** Is told of the end of each epoch, with a way to see all that it takes to go on from there. */
  readonly epochEnd?: (keep: () => KeptLoop) => Promise<void>;
}

/** Runs epochs as Keras's `fit` does (keras/src/backend/tensorflow/trainer.py), and tells of each step and epoch. */
export class TrainingLoop {
  private readonly training: Programs;
  private readonly validation: Programs | null;
  private readonly outbox: Outbox;
  private readonly watch: Stopwatch;
  private readonly summaries: ReadonlyMap<string, MetricSummary>;
  private readonly watchdog: FirstNotFinite;
  private readonly rates: LearningRates;
  private readonly callbacks: RunCallbacks;
  private readonly guard: LossGuard | null;
  private histograms: HistogramRecord | null = null;
  private readonly breaks: Breaks;
  private readonly order: EpochOrder;
  private readonly outset: Outset;
  private notFinite: NotFinite | null = null;
  private nextObservation: number;
  private step: number;
  private epochsDone = 0;
  private metrics: Record<string, number> = {};
  /** How many changes of the learning rate there were before the first step. */
  private ratesAtBegin = 0;

  constructor(
    private readonly setup: Training,
    private readonly control: TrainingControl,
    private readonly tell: (event: TrainerEvent) => void,
  ) {
    const { fit, samples, engine, state, seed, runDirectory, outset = beginning, kept } = setup;
    this.watch = new Stopwatch(undefined, kept?.seconds);
    this.outset = outset;
    this.step = outset.steps;
    this.nextObservation = this.observedAfter(kept?.step ?? outset.steps);
    const iteration = (step: number): number => step - outset.steps + outset.iterations;
    this.rates = new LearningRates((step) => fit.learningRate(iteration(step)));
    if (outset.learningRate !== null) this.rates.set(outset.steps + 1, outset.learningRate);
    this.training = new Programs(engine, state, fit, { learningRate: (step) => this.rates.at(step), iteration }, samples.train, seed);
    this.validation =
      samples.validation === null
        ? null
        : new Programs(engine, state, { ...fit, batchSize: fit.validationBatchSize }, null, samples.validation, seed);
    const { count } = samples.train;
    // So that no pass of the run is in the order of another.
    const orderOf = (pass: number): Int32Array => (fit.shuffle ? shuffledOrder(count, seed, outset.epochs + pass) : inOrder(count));
    this.order = new EpochOrder({ samples: count, batchSize: fit.batchSize, stepsPerEpoch: fit.stepsPerEpoch }, orderOf);
    this.outbox = new Outbox(tell, undefined, (kept?.step ?? outset.steps) + 1);
    this.breaks = new Breaks(control, this.watch, tell);
    this.watchdog = new FirstNotFinite(state, fit.model);
    const tellCallback = (event: TrainerEvent): void => {
      // After the epoch that it is about.
      this.outbox.flush();
      tell(event);
    };
    this.callbacks = new RunCallbacks({ fit, state, rates: this.rates, runDirectory, outset, tell: tellCallback, step: () => this.step });
    this.guard = this.callbacks.endsAtNotFiniteLoss ? new LossGuard(state) : null;
    this.summaries = new Map([['loss', 'mean'], ...measurableMetrics(fit.model, fit.compile).summaries]);
  }

  /**
   * Compiles what the first step needs, so that what cannot be trained is known before the run is said to have started.
   * @throws NotTrainableError or CompileError
   */
  async prepare(): Promise<void> {
    const begin = performance.now();
    const { fit, samples, state, histograms } = this.setup;
    await this.training.prepare(Math.min(fit.batchSize, samples.train.count));
    if (histograms !== true) return;
    const options = { model: fit.model, state, gradients: (chunk: Chunk) => this.training.gradients(chunk), tell: this.tell };
    this.histograms = new HistogramRecord(options, (performance.now() - begin) / 1000);
  }

  /** Runs all epochs, or up to the one that a callback ends the run with, or to the call that is running when the run is asked to stop. */
  async run(): Promise<TrainerEventOf<'finished'>> {
    try {
      await this.begin();
      for (let epoch = this.epochsDone + 1; epoch <= this.setup.fit.epochs && !this.callbacks.shouldStop; epoch += 1) {
        await this.callbacks.epochBegin(epoch);
        if (!(await this.runEpoch(epoch))) return await this.finished('stopped');
      }
      this.takeAverages();
      await this.callbacks.trainEnd();
      return await this.finished('completed');
    } finally {
      await Promise.all([this.training.dispose(), this.validation?.dispose()]);
    }
  }

  /** Gives the weights that the optimizer averages (`use_ema`) the values of their averages, if there has been an update. */
  private takeAverages(): void {
    const { fit, state } = this.setup;
    if (this.counters.iterations === 0) return;
    for (const { weight, average } of averagedWeights(fit.model, fit.compile)) state.write(weight, state.read(average));
  }

  /** @throws ValiError where what was kept is not of this fit. */
  private async begin(): Promise<void> {
    const { kept, state } = this.setup;
    if (kept === undefined) await this.callbacks.trainBegin();
    else await this.callbacks.recall(kept);
    if (this.setup.histograms === true && this.histograms === null) await this.prepare();
    if (kept === undefined) this.histograms?.begin(this.step);
    this.ratesAtBegin = this.rates.count;
    if (kept === undefined) return;
    for (const { firstStep, value } of kept.rates) this.rates.set(firstStep, value);
    for (const [name, values] of kept.state) state.write(name, values);
    // So that the next epoch takes the samples in the order in which it would have.
    for (let epoch = 0; epoch < kept.epochs; epoch += 1) this.order.next();
    this.step = kept.step;
    this.epochsDone = kept.epochs;
    this.metrics = kept.metrics;
    this.notFinite = kept.notFinite;
  }

  /** All that it takes to go on from the end of an epoch. */
  private keep(): KeptLoop {
    // What was measured until then is told before.
    this.outbox.flush();
    const { state } = this.setup;
    return {
      step: this.step,
      epochs: this.epochsDone,
      shouldStop: this.callbacks.shouldStop,
      seconds: this.watch.seconds,
      metrics: this.metrics,
      notFinite: this.notFinite,
      rates: this.rates.setSince(this.ratesAtBegin),
      state: state.names.map((name) => [name, state.read(name)]),
      callbacks: this.callbacks.keep(),
    };
  }

  /** The weights, and what the optimizer remembers of them. */
  get state(): EngineState {
    return this.setup.state;
  }

  /** What the optimizer brings to the next fit. */
  get counters(): OptimizerCounters {
    const { steps, iterations } = this.outset;
    return { iterations: iterations + this.step - steps, learningRate: this.rates.leftAfter(this.step) };
  }

  /** @returns whether the epoch came to its end. */
  private async runEpoch(epoch: number): Promise<boolean> {
    const begin = this.watch.seconds;
    const stepsBefore = this.step;
    const means = new EpochMeans(this.summaries);
    const isWhole = await this.pass(this.training, this.order.next(), async (chunk, measured) => {
      means.add(measured, chunk.batchSize);
      const stop = this.callbacks.nextStop;
      this.step += chunk.steps;
      const rates = Float32Array.from({ length: chunk.steps }, (_, index) => this.rates.at(chunk.firstStep + index));
      this.outbox.add({ ...measured, learning_rate: rates }, chunk.steps);
      await this.histograms?.stepsEnd(chunk, this.watch.seconds);
      if (this.step === stop) await this.callbacks.stepsEnd(epoch, this.step - stepsBefore, means.values());
    });
    const validation = isWhole ? await this.validate(epoch) : null;
    // A part of an epoch is better than nothing, where that is all there was.
    if (validation === null) {
      if (this.epochsDone === 0) this.metrics = means.values();
      return false;
    }
    this.epochsDone = epoch;
    this.metrics = { ...means.values(), ...validation.values('val_') };
    const { stage, epochs } = this.outset;
    this.outbox.addEpoch({
      type: 'epoch',
      stage,
      epoch: epochs + epoch,
      step: this.step,
      metrics: this.metrics,
      seconds: this.watch.seconds - begin,
    });
    await this.callbacks.epochEnd(epoch, this.metrics);
    await this.setup.epochEnd?.(() => this.keep());
    return true;
  }

  /** @returns the means over the validation samples, empty where there are none now, or null if the run was asked to stop. */
  private async validate(epoch: number): Promise<EpochMeans | null> {
    const means = new EpochMeans(this.summaries);
    const { validation } = this.setup.samples;
    const { initialEpoch, validationFrequency, validationSteps, validationBatchSize } = this.setup.fit;
    if (this.validation === null || validation === null || (initialEpoch + epoch) % validationFrequency !== 0) return means;
    const order = inOrder(validation.count).subarray(0, validationSteps === null ? validation.count : validationSteps * validationBatchSize);
    const isWhole = await this.pass(this.validation, order, (chunk, measured) => means.add(measured, chunk.batchSize));
    return isWhole ? means : null;
  }

  /** Goes once over samples, call by call. @returns whether it came to the end. */
  private async pass(
    programs: Programs,
    order: Int32Array,
    done: (chunk: Chunk, measured: Readonly<Record<string, Float32Array>>) => void | Promise<void>,
  ): Promise<boolean> {
    resetMetrics(this.setup.state, this.setup.fit);
    const before = this.step;
    let position = 0;
    let steps = 0;
    const next = (firstStep: number): Chunk | null =>
      programs.next(order, position, firstStep, programs === this.training ? this.nextBreak(firstStep) : undefined);
    for (let chunk = next(before + 1); chunk !== null; chunk = next(before + steps + 1)) {
      if (!(await this.breaks.mayGoOn(this.step, () => this.outbox.flush()))) return false;
      if (programs === this.training) {
        await this.observe(chunk);
        this.watchdog.before(chunk);
      }
      const { steps: finished, measurements, isEnd } = await this.runChunk(chunk, programs);
      if (programs === this.training) await this.lookAt(measurements);
      if (finished > 0) await done({ ...chunk, steps: finished }, measurements);
      position += finished * chunk.batchSize;
      steps += finished;
      if (isEnd) {
        this.callbacks.lossNotFinite();
        break;
      }
    }
    return true;
  }

  /** The step after one that a call of the engine must not go past: it is to be observed, or follows one at which a callback is called. */
  private nextBreak(firstStep: number): number {
    return Math.min(this.observedAfter(firstStep), this.callbacks.nextStop + 1);
  }

  private observedAfter(step: number): number {
    return this.outset.steps + nextObservedStep(step - this.outset.steps);
  }

  private async runChunk(chunk: Chunk, programs: Programs): Promise<GuardedResult> {
    if (programs === this.training && this.guard !== null) return this.guard.run(chunk, programs, this.control.signal);
    return { ...(await programs.run(chunk, this.control.signal)), isEnd: false };
  }

  /** Observes the first step of a chunk, where it is time to. */
  private async observe(chunk: Chunk): Promise<void> {
    if (chunk.firstStep < this.nextObservation) return;
    const values = await this.training.observe(chunk);
    if (values === null) return;
    this.nextObservation = this.observedAfter(chunk.firstStep);
    this.outbox.addObservation({ step: chunk.firstStep, values });
  }

  /** Finds out where NaN and infinity come from, the first time that a step has measured them. */
  private async lookAt(measured: Readonly<Record<string, Float32Array>>): Promise<void> {
    if (this.notFinite !== null) return;
    const found = await this.watchdog.after(measured, this.training, this.control.signal);
    if (found === null) return;
    this.notFinite = found;
    this.outbox.addNotFinite(found);
  }

  private async finished(outcome: 'completed' | 'stopped'): Promise<TrainerEventOf<'finished'>> {
    await this.histograms?.end();
    this.outbox.flush();
    return {
      type: 'finished',
      outcome,
      steps: this.step,
      epochs: this.epochsDone,
      seconds: this.watch.seconds,
      metrics: this.metrics,
      ...(this.notFinite && { notFinite: this.notFinite }),
    };
  }
}
