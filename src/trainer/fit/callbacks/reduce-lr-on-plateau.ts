import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { NotTrainableError, numberArgument } from '../../../nn/index.js';
import { LeftOutError, type Callback, type CallbackDefinition, type EpochEnd, type KeptCallback, type RunInHand } from './callback.js';
import { readMonitor, type Monitor } from './monitor.js';

interface Settings {
  readonly monitor: Monitor;
  readonly factor: number;
  readonly patience: number;
  readonly cooldown: number;
  readonly leastRate: number;
}

/** Lowers the learning rate of a run that no longer gets better (keras/src/callbacks/reduce_lr_on_plateau.py). */
export const reduceLrOnPlateau: CallbackDefinition = {
  className: 'ReduceLROnPlateau',
  presets: { monitor: 'val_loss', factor: 0.1, patience: 10, mode: 'auto', min_delta: 1e-4, cooldown: 0, min_lr: 0 },
  read(config, logged) {
    const factor = numberArgument(config, 'factor');
    if (factor >= 1) throw new NotTrainableError(l10n.t('ReduceLROnPlateau takes a factor below 1; it is {0}.', factor));
    if (logged.isRateScheduled) {
      throw new LeftOutError(l10n.t('the learning rate follows a schedule, which Keras does not let it change. Use one of the two.'));
    }
    const settings: Settings = {
      monitor: readMonitor(config, logged),
      factor,
      patience: numberArgument(config, 'patience'),
      cooldown: numberArgument(config, 'cooldown'),
      leastRate: numberArgument(config, 'min_lr'),
    };
    return () => new ReduceLrOnPlateau(settings);
  },
};

const kept = v.object({ best: v.nullable(v.number()), wait: v.number(), cooldownLeft: v.number() });

class ReduceLrOnPlateau implements Callback {
  readonly className = 'ReduceLROnPlateau';
  private best: number | null = null;
  private wait = 0;
  private cooldownLeft = 0;

  constructor(private readonly settings: Settings) {}

  epochEnd({ number, logs }: EpochEnd, run: RunInHand): void {
    const { monitor, patience } = this.settings;
    logs.set('learning_rate', run.learningRate);
    const value = logs.get(monitor.name);
    if (value === undefined) return;
    if (this.cooldownLeft > 0) {
      this.cooldownLeft -= 1;
      this.wait = 0;
    }
    if (monitor.isImprovement(value, this.best)) {
      this.best = value;
      this.wait = 0;
    } else if (this.cooldownLeft === 0) {
      this.wait += 1;
      if (this.wait >= patience) this.reduce(number, run);
    }
  }

  keep(): KeptCallback {
    const { best, wait, cooldownLeft } = this;
    return { best, wait, cooldownLeft };
  }

  recall(value: unknown): void {
    ({ best: this.best, wait: this.wait, cooldownLeft: this.cooldownLeft } = v.parse(kept, value));
  }

  private reduce(epoch: number, run: RunInHand): void {
    const { factor, leastRate, cooldown } = this.settings;
    const old = run.learningRate;
    if (old <= Math.fround(leastRate)) return;
    run.setLearningRate(Math.max(old * factor, leastRate));
    this.cooldownLeft = cooldown;
    this.wait = 0;
    run.tell(l10n.t('ReduceLROnPlateau lowered the learning rate after epoch {0}, from {1} to {2}.', epoch, short(old), short(run.learningRate)));
  }
}

/** A rate as people write it: float32 says 0.10000000149 for 0.1. */
function short(rate: number): string {
  return String(Number(rate.toPrecision(6)));
}
