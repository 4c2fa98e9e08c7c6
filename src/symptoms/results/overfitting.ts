import * as l10n from '@vscode/l10n';
import { heldBack, notHeldBack } from '../advice/conditions.js';
import { Lasting } from '../statistics/lasting.js';
import { median } from '../statistics/median.js';
import type { EpochReading, Sign, Symptom, Watcher } from '../symptom.js';
import { scientific } from '../texts.js';
import type { WatchedRun } from '../watched-run.js';

/** By how much the validation loss must have risen from its least. */
const LEAST_RISE = 0.1;
/** For how many epochs in a row. */
const EPOCHS = 4;
/** Fewer, where the training loss has fallen below this part of what it was at the best epoch: that is no wavering. */
const FEWER = 2;
const LEARNED_BY_HEART = 0.5;
/**
 * Where the validation loss was never below this part of the loss of guessing, and the training loss is below that part, for so
 * many epochs in a row, only the samples are learned.
 */
const NEVER_BETTER = 0.97;
const LEARNED = 0.9;
const NEVER_EPOCHS = 3;
/** The averages of BatchNormalization follow slowly, so that a validation is bad for so many steps. */
const SLOW_STEPS = 500;
/** How many times its usual bend, the second difference, that must be: of small validation sets the loss wavers. */
const NOISE = 1.2;

/** A model that learns its samples by heart. */
export const overfitting: Symptom = {
  id: 'overfitting',
  severity: 'warning',
  title: () => l10n.t('Overfitting'),
  meaning: () => l10n.t('The training loss still falls while the validation loss rises: what the model learns now is true of its samples only.'),
  advice: [
    { text: () => l10n.t('Stop where the validation loss is least: EarlyStopping(patience=…, restore_best_weights=True).') },
    { text: () => l10n.t('Regularize: Dropout between the layers, an l2 penalty, or a smaller model.'), when: notHeldBack },
    { text: () => l10n.t('Regularize more: higher dropout rates, larger penalties, or a smaller model.'), when: heldBack },
    { text: () => l10n.t('Get more samples, or make more of them by data augmentation.') },
  ],
  rules: ['GL609', 'GL611', 'GL701'],
  criterion: `The validation loss has been more than ${100 * LEAST_RISE} % above its least for ${EPOCHS} epochs in a row (${FEWER} where the training loss has halved since), and by more than ${NOISE} times the median of its second differences, while the training loss has gone on falling since; or it was never below ${100 * NEVER_BETTER} % of ln(classes) while the training loss is below ${100 * LEARNED} %, for ${NEVER_EPOCHS} epochs in a row; with BatchNormalization after ${SLOW_STEPS} steps.`,
  sources: ['Prechelt (1998), Early stopping, but when?', 'Goodfellow, Bengio and Courville (2016), Deep Learning, section 7.8'],
  consequenceOf: ['not-finite'],
  watch: (run) => (run.isNoise ? null : new Overfitting(run)),
};

interface Losses {
  readonly epoch: number;
  readonly step: number;
  readonly training: number;
  readonly validation: number;
}

class Overfitting implements Watcher {
  private best: Losses | null = null;
  private before: Losses | null = null;
  private last: Losses | null = null;
  /** The second differences of the validation loss: a steady rise has none. */
  private readonly bends: number[] = [];
  private risen = 0;
  private isOverfitting = false;
  private readonly useless = new Lasting(NEVER_EPOCHS, 1);
  private least = Infinity;

  constructor(private readonly run: WatchedRun) {}

  epoch({ step, epoch, metrics }: EpochReading): void {
    const { loss: training, val_loss: validation } = metrics;
    if (training === undefined || validation === undefined) return;
    const now = { epoch, step, training, validation };
    this.lookForUse(now);
    if (this.last !== null && this.before !== null) this.bends.push(Math.abs(validation - 2 * this.last.validation + this.before.validation));
    this.before = this.last;
    this.last = now;
    const { best } = this;
    if (best === null || validation < best.validation) {
      this.best = now;
      this.risen = 0;
      this.isOverfitting = false;
      return;
    }
    const least = best.validation + Math.max(LEAST_RISE * best.validation, NOISE * (median(this.bends) || 0));
    const isRise = validation > least && training < best.training && this.isSettled(step);
    this.risen = isRise ? this.risen + 1 : 0;
    // It is over when the validation loss is better than ever, and not for an epoch that is a little better.
    this.isOverfitting ||= this.risen >= (training < LEARNED_BY_HEART * best.training ? FEWER : EPOCHS);
  }

  private lookForUse({ step, training, validation }: Losses): void {
    const { chanceLoss } = this.run;
    this.least = Math.min(this.least, validation);
    if (chanceLoss === null || !this.isSettled(step)) return;
    this.useless.add(step, this.least > NEVER_BETTER * chanceLoss && training < LEARNED * chanceLoss);
  }

  /** Whether the averages that a validation goes by have had the time to follow. */
  private isSettled(step: number): boolean {
    return this.run.batchStatistics.length === 0 || step >= SLOW_STEPS;
  }

  sign(): Sign | null {
    const { best, last } = this;
    if (best === null || last === null) return null;
    if (!this.isOverfitting) return this.useless.lasts ? this.uselessSign(last) : null;
    return {
      since: best.step,
      layers: [],
      evidence: { least: best.validation, validation: last.validation, training: last.training, bestEpoch: best.epoch },
      message: () => l10n.t('The validation loss was least after epoch {0}, {1}; it is {2} now, while the training loss has fallen from {3} to {4}.', best.epoch, scientific(best.validation), scientific(last.validation), scientific(best.training), scientific(last.training)),
    };
  }

  private uselessSign({ training, validation }: Losses): Sign {
    const chance = this.run.chanceLoss ?? NaN;
    return {
      since: this.useless.since,
      layers: [],
      evidence: { least: this.least, validation, training, chance },
      message: () => l10n.t('The validation loss was {0} at best, and guessing has {1}, while the training loss has fallen to {2}: what is learned does not hold for other samples. Check first that the labels belong to the samples.', scientific(this.least), scientific(chance), scientific(training)),
    };
  }
}
