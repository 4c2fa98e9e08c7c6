import * as l10n from '@vscode/l10n';
import { Lasting } from '../statistics/lasting.js';
import type { EpochReading, Sign, StepReading, Symptom, Watcher } from '../symptom.js';
import { percent, scientific } from '../texts.js';
import type { WatchedRun } from '../watched-run.js';

/** What part of the loss of guessing a model should leave behind. */
const MOST_LEFT = 0.5;
/** By how much an epoch must lower the loss for the run to count as getting anywhere. */
const LEAST_GAIN = 0.02;
/** For how many epochs in a row, and what part of all. */
const EPOCHS = 2;
const PART = 0.05;
/** How many steps there must have been. */
const STEPS = 100;

/** A model that has stopped learning far from a solution, of the training data itself. */
export const underfitting: Symptom = {
  id: 'underfitting',
  severity: 'warning',
  title: () => l10n.t('Underfitting'),
  meaning: () => l10n.t('Even on the data that it is trained with the model gets no better, and is still bad: it is too small for the task, or held back.'),
  advice: () => [
    l10n.t('Give the hidden layers more units, or add a layer.'),
    l10n.t('Take back what holds it: dropout rates, l1 and l2 penalties, limits of norms.'),
    l10n.t('Train longer at a higher learning rate, and look whether the data says what is asked of it.'),
  ],
  rules: ['GL703', 'GL701', 'GL106', 'GL603', 'GL704'],
  criterion: `The training loss has fallen by less than ${100 * LEAST_GAIN} % in each of ${EPOCHS} epochs in a row, and of ${100 * PART} % of all, after ${STEPS} steps, and is still more than ${100 * MOST_LEFT} % of ln(classes). Of classifiers alone: what other losses can come down to is not known.`,
  sources: ['Goodfellow, Bengio and Courville (2016), Deep Learning, section 5.2', 'Zhang, Zhai, Ma, Shen and Guo (2021), AUTOTRAINER, ICSE: slow convergence'],
  consequenceOf: ['not-finite', 'vanishing-gradients', 'exploding-gradients', 'dying-relu', 'saturated-units', 'layers-not-learning', 'learning-rate-too-low', 'learning-rate-too-high', 'loss-diverging', 'loss-oscillating', 'loss-stalled', 'class-collapse', 'overfitting'],
  watch: (run) => (run.classes === null || run.isNoise ? null : new Underfitting(run, Math.log(run.classes))),
};

class Underfitting implements Watcher {
  private readonly lasting;
  private before = NaN;
  private now = NaN;
  private steps = 0;

  /** @param chance the loss of guessing: one with penalties in it begins higher, and says nothing of the data. */
  constructor(
    run: WatchedRun,
    private readonly chance: number,
  ) {
    this.lasting = new Lasting(Math.max(EPOCHS, Math.ceil((PART * run.totalSteps) / run.stepsPerEpoch)), EPOCHS);
  }

  step({ count }: StepReading): void {
    this.steps = count;
  }

  epoch({ step, metrics }: EpochReading): void {
    this.before = this.now;
    this.now = metrics['loss'] ?? NaN;
    const isLittle = this.now > (1 - LEAST_GAIN) * this.before;
    this.lasting.add(step, this.steps >= STEPS && isLittle && this.now > MOST_LEFT * this.chance);
  }

  sign(): Sign | null {
    if (!this.lasting.lasts) return null;
    const { now, before, chance } = this;
    return {
      since: this.lasting.since,
      layers: [],
      evidence: { loss: now, before, chance },
      message: () => l10n.t('The training loss stays at {0}, which is {1} of that of guessing.', scientific(now), percent(now / chance)),
    };
  }
}
