import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { booleanArgument, numberArgument, optionalNumberArgument } from '../../../nn/index.js';
import type { Config } from '../../../spec/index.js';
import type { Callback, CallbackDefinition, EpochEnd, KeptCallback, RunInHand, Weights } from './callback.js';
import { readMonitor, type Monitor } from './monitor.js';

interface Settings {
  readonly monitor: Monitor;
  readonly patience: number;
  readonly baseline: number | null;
  readonly restoresBest: boolean;
  readonly startFromEpoch: number;
}

/** Ends a run that no longer gets better (keras/src/callbacks/early_stopping.py). */
export const earlyStopping: CallbackDefinition = {
  className: 'EarlyStopping',
  presets: { monitor: 'val_loss', min_delta: 0, patience: 0, mode: 'auto', baseline: null, restore_best_weights: false, start_from_epoch: 0 },
  read(config, logged) {
    const settings: Settings = { monitor: readMonitor(config, logged), ...readOwn(config) };
    return () => new EarlyStopping(settings);
  },
};

function readOwn(config: Config): Omit<Settings, 'monitor'> {
  return {
    patience: numberArgument(config, 'patience'),
    baseline: optionalNumberArgument(config, 'baseline'),
    restoresBest: booleanArgument(config, 'restore_best_weights'),
    startFromEpoch: numberArgument(config, 'start_from_epoch'),
  };
}

const kept = v.object({
  best: v.nullable(v.number()),
  bestWeights: v.nullable(v.array(v.tuple([v.string(), v.instance(Float32Array)]))),
  bestEpoch: v.number(),
  lastEpoch: v.number(),
  stoppedEpoch: v.nullable(v.number()),
  wait: v.number(),
});

class EarlyStopping implements Callback {
  readonly className = 'EarlyStopping';
  private best: number | null = null;
  private bestWeights: Weights | null = null;
  private bestEpoch = 0;
  private lastEpoch = 0;
  private stoppedEpoch: number | null = null;
  private wait = 0;

  constructor(private readonly settings: Settings) {}

  epochEnd({ index, number, logs }: EpochEnd, run: RunInHand): void {
    const { monitor, patience, baseline, restoresBest, startFromEpoch } = this.settings;
    this.lastEpoch = number;
    const value = logs.get(monitor.name);
    if (value === undefined || index < startFromEpoch) return;
    if (restoresBest && this.bestWeights === null) this.remember(number, run);
    this.wait += 1;
    if (monitor.isImprovement(value, this.best)) {
      this.best = value;
      this.remember(number, run);
      if (baseline === null || monitor.isImprovement(value, baseline)) this.wait = 0;
      return;
    }
    if (this.wait < patience || index === 0) return;
    this.stoppedEpoch = number;
    run.stop();
  }

  trainEnd(run: RunInHand): void {
    const restores = this.bestWeights !== null;
    if (this.bestWeights !== null) run.restore(this.bestWeights);
    if (this.stoppedEpoch !== null) {
      run.tell(
        restores
          ? l10n.t('EarlyStopping ended the run after epoch {0}; the weights of epoch {1} were restored.', this.stoppedEpoch, this.bestEpoch)
          : l10n.t('EarlyStopping ended the run after epoch {0}: {1} had not improved since epoch {2}.', this.stoppedEpoch, this.settings.monitor.name, this.bestEpoch),
      );
    } else if (restores && this.bestEpoch < this.lastEpoch) {
      run.tell(l10n.t('EarlyStopping restored the weights of epoch {0}, the best by {1}.', this.bestEpoch, this.settings.monitor.name));
    }
  }

  keep(): KeptCallback {
    const { best, bestWeights, bestEpoch, lastEpoch, stoppedEpoch, wait } = this;
    return { best, bestWeights: bestWeights && [...bestWeights], bestEpoch, lastEpoch, stoppedEpoch, wait };
  }

  recall(value: unknown): void {
    const { bestWeights, ...rest } = v.parse(kept, value);
    ({ best: this.best, bestEpoch: this.bestEpoch, lastEpoch: this.lastEpoch, stoppedEpoch: this.stoppedEpoch, wait: this.wait } = rest);
    this.bestWeights = bestWeights && new Map(bestWeights);
  }

  private remember(epoch: number, run: RunInHand): void {
    this.bestEpoch = epoch;
    if (this.settings.restoresBest) this.bestWeights = run.weights();
  }
}
