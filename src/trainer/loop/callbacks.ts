import * as l10n from '@vscode/l10n';
import type { EngineState } from '../../engines/index.js';
import { modelWeights } from '../../nn/index.js';
import type { TrainerEventOf } from '../../protocol/index.js';
import type { KeptLoop } from '../checkpoint/index.js';
import type { Callback, EpochEnd, RunInHand, Weights } from '../fit/callbacks/index.js';
import type { Fit } from '../fit/fit.js';
import { placeInRun, progressOf, saveModel, type ModelNow } from '../saved/index.js';
import type { LearningRates } from './learning-rates.js';
import type { Outset } from './outset.js';

/** The parts of a run that callbacks can look at and change. */
export interface CallbackSurroundings {
  readonly fit: Fit;
  readonly state: EngineState;
  readonly rates: LearningRates;
  readonly runDirectory: string;
  readonly outset: Outset;
  readonly tell: (event: TrainerEventOf<'callback'>) => void;
  /** The number of the last step. */
  readonly step: () => number;
}

/** Calls the callbacks of a run in their order, as keras/src/callbacks/callback_list.py does. */
export class RunCallbacks {
  /** Whether one of them has ended the run. */
  shouldStop = false;
  private readonly callbacks: readonly Callback[];

  constructor(private readonly surroundings: CallbackSurroundings) {
    this.callbacks = surroundings.fit.callbacks.map((create) => create());
  }

  get endsAtNotFiniteLoss(): boolean {
    return this.callbacks.some((callback) => callback.endsAtNotFiniteLoss === true);
  }

  /** The loss of the last step is NaN or infinite, and one of them ends the run there. */
  lossNotFinite(): void {
    this.shouldStop = true;
    const className = this.callbacks.find((callback) => callback.endsAtNotFiniteLoss === true)?.className ?? '';
    this.tell(className, l10n.t('{0} ended the run at step {1}: the loss is NaN or infinite.', className, this.surroundings.step()));
  }

  async trainBegin(): Promise<void> {
    for (const callback of this.callbacks) await callback.trainBegin?.(this.runFor(callback));
  }

  /** What each of them remembers, for a checkpoint. */
  keep(): KeptLoop['callbacks'] {
    return this.callbacks.map((callback) => callback.keep?.() ?? null);
  }

  /**
   * Takes the place of {@link trainBegin} in a run that goes on from a checkpoint.
   * @throws ValiError where what was kept is not what these callbacks remember.
   */
  async recall({ callbacks, shouldStop }: Pick<KeptLoop, 'callbacks' | 'shouldStop'>): Promise<void> {
    for (const [index, callback] of this.callbacks.entries()) {
      if (callback.recall === undefined) await callback.trainBegin?.(this.runFor(callback));
      else await callback.recall(callbacks[index], this.runFor(callback));
    }
    this.shouldStop = shouldStop;
  }

  /** @param epoch from 1, within the fit. */
  async epochBegin(epoch: number): Promise<void> {
    for (const callback of this.callbacks) await callback.epochBegin?.(this.epoch(epoch), this.runFor(callback));
  }

  /** The steps after which callbacks are to be called, besides the ends of epochs: the next one that is reached. */
  get nextStop(): number {
    const { outset, step } = this.surroundings;
    const done = step() - outset.steps;
    const next = this.callbacks.map(({ everySteps }) =>
      everySteps === undefined ? Number.POSITIVE_INFINITY : (Math.floor(done / everySteps) + 1) * everySteps,
    );
    return outset.steps + Math.min(...next, Number.POSITIVE_INFINITY);
  }

  /**
   * Steps are done, the last of them one at which callbacks may want to be called.
   * @param epoch from 1, within the fit. @param batch from 1, within the epoch. @param metrics those of the epoch so far.
   */
  async stepsEnd(epoch: number, batch: number, metrics: Readonly<Record<string, number>>): Promise<void> {
    const { outset, step } = this.surroundings;
    const done = step() - outset.steps;
    for (const callback of this.callbacks) {
      if (callback.everySteps === undefined || done % callback.everySteps !== 0) continue;
      await callback.stepsEnd?.({ ...this.epoch(epoch), batch, logs: new Map(Object.entries(metrics)) }, this.runFor(callback));
    }
  }

  /** @param epoch from 1, within the fit. */
  async epochEnd(epoch: number, metrics: Readonly<Record<string, number>>): Promise<void> {
    const end: EpochEnd = { ...this.epoch(epoch), logs: new Map(Object.entries(metrics)) };
    for (const callback of this.callbacks) await callback.epochEnd?.(end, this.runFor(callback));
  }

  async trainEnd(): Promise<void> {
    for (const callback of this.callbacks) await callback.trainEnd?.(this.runFor(callback));
  }

  private epoch(epoch: number): Pick<EpochEnd, 'number' | 'index'> {
    const { fit, outset } = this.surroundings;
    return { number: outset.epochs + epoch, index: fit.initialEpoch + epoch - 1 };
  }

  private runFor({ className }: Callback): RunInHand {
    const { fit, state, rates, runDirectory, step } = this.surroundings;
    const weights = (): Weights => new Map(modelWeights(fit.model).map(({ name }) => [name, state.read(name)]));
    return {
      get learningRate() {
        // Before the first step it is that of the first.
        return Math.fround(rates.at(step() + 1));
      },
      setLearningRate: (value) => rates.set(step() + 1, value),
      followRates: (rateOf) => {
        const before = step();
        rates.follow(before + 1, (number) => rateOf(number - before));
      },
      weights,
      saveModel: (name, what) => saveModel(placeInRun(runDirectory, name), what, this.modelNow()),
      restore: (values) => values.forEach((value, name) => state.write(name, value)),
      stop: () => {
        this.shouldStop = true;
      },
      tell: (message) => this.tell(className, message),
      runDirectory,
    };
  }

  private modelNow(): ModelNow {
    const { fit: { whole, compile }, state, rates, outset, step } = this.surroundings;
    return {
      saved: { ...whole, compile, read: (name) => state.read(name) },
      progress: progressOf(compile, outset.iterations + step() - outset.steps, rates.at(Math.max(step(), outset.steps + 1))),
    };
  }

  private tell(callback: string, message: string): void {
    this.surroundings.tell({ type: 'callback', callback, step: this.surroundings.step(), message });
  }
}
