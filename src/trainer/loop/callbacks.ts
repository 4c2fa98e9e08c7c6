import * as l10n from '@vscode/l10n';
import type { EngineState } from '../../engines/index.js';
import { modelWeights } from '../../nn/index.js';
import type { TrainerEventOf } from '../../protocol/index.js';
import type { Callback, EpochEnd, RunInHand, Weights } from '../fit/callbacks/index.js';
import type { Fit } from '../fit/fit.js';
import type { LearningRates } from './learning-rates.js';

/** The parts of a run that callbacks can look at and change. */
export interface CallbackSurroundings {
  readonly fit: Fit;
  readonly state: EngineState;
  readonly rates: LearningRates;
  readonly runDirectory: string;
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

  /** @param number from 1. */
  async epochEnd(number: number, metrics: Readonly<Record<string, number>>): Promise<void> {
    const end: EpochEnd = { number, index: this.surroundings.fit.initialEpoch + number - 1, logs: new Map(Object.entries(metrics)) };
    for (const callback of this.callbacks) await callback.epochEnd?.(end, this.runFor(callback));
  }

  async trainEnd(): Promise<void> {
    for (const callback of this.callbacks) await callback.trainEnd?.(this.runFor(callback));
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
      weights,
      restore: (values) => values.forEach((value, name) => state.write(name, value)),
      stop: () => {
        this.shouldStop = true;
      },
      tell: (message) => this.tell(className, message),
      runDirectory,
    };
  }

  private tell(callback: string, message: string): void {
    this.surroundings.tell({ type: 'callback', callback, step: this.surroundings.step(), message });
  }
}
