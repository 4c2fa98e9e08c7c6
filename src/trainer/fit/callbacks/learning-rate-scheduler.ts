import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { NotTrainableError } from '../../../nn/index.js';
import { isUnknown } from '../../../spec/index.js';
import { LeftOutError, type Callback, type CallbackDefinition, type EpochBegin, type EpochEnd, type KeptCallback, type RunInHand } from './callback.js';

/**
 * Sets the learning rate of each epoch (keras/src/callbacks/learning_rate_scheduler.py). What the function of the file
 * gives is read before: `schedule` is the rates of the epochs, from `initial_epoch` on.
 */
export const learningRateScheduler: CallbackDefinition = {
  className: 'LearningRateScheduler',
  presets: {},
  read(config, logged) {
    const schedule = config['schedule'] ?? null;
    if (isUnknown(schedule)) throw new LeftOutError(schedule.reason);
    const rates = Array.isArray(schedule) ? (schedule as readonly unknown[]).filter((rate) => typeof rate === 'number') : [];
    if (!Array.isArray(schedule) || rates.length !== schedule.length) {
      throw new LeftOutError(l10n.t('what its schedule gives is known only when the file runs.'));
    }
    if (logged.isRateScheduled) {
      throw new NotTrainableError(l10n.t('LearningRateScheduler cannot set the learning rate of an optimizer that follows a schedule. Use one of the two.'));
    }
    return () => new LearningRateScheduler(rates);
  },
};

class LearningRateScheduler implements Callback {
  readonly className = 'LearningRateScheduler';
  private begun = 0;

  constructor(private readonly rates: readonly number[]) {}

  epochBegin(_begin: EpochBegin, run: RunInHand): void {
    const rate = this.rates[this.begun];
    this.begun += 1;
    // A run may have more epochs than the file, where that is asked for: the last rate stays.
    if (rate !== undefined) run.setLearningRate(rate);
  }

  epochEnd({ logs }: EpochEnd, run: RunInHand): void {
    logs.set('learning_rate', run.learningRate);
  }

  keep(): KeptCallback {
    return this.begun;
  }

  recall(value: unknown): void {
    this.begun = v.parse(v.number(), value);
  }
}
