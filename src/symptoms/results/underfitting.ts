import * as l10n from '@vscode/l10n';
import { betterThanGuessing, flatActivations, heldBack, labelsNotSeenToFollow, nearGuessing } from '../advice/conditions.js';
import { activateByRectifiers, checkLabels, drawByFanIn, tryOtherRates } from '../advice/remedies.js';
import { all } from '../advice/remedy.js';
import { Lasting } from '../statistics/lasting.js';
import type { EpochReading, Sign, Symptom, Watcher } from '../symptom.js';
import { percent, scientific } from '../texts.js';
import type { WatchedRun } from '../watched-run.js';

/** What part of the loss of guessing a model should leave behind. */
const MOST_LEFT = 0.5;
/** By how much the loss must fall from some epochs to as many after them for the run to count as getting anywhere. */
const LEAST_GAIN = 0.02;
/** What part of the run these epochs are, and how many steps they have at least. */
const PART = 0.1;
const STEPS = 50;
/** How many times in a row. */
const TIMES = 2;
/** What part of the way from guessing to no error leaves nothing to complain of, where the accuracy is known: penalties keep the loss up. */
const GOOD = 0.5;

/** A model that has stopped learning far from a solution, of the training data itself. */
export const underfitting: Symptom = {
  id: 'underfitting',
  severity: 'warning',
  title: () => l10n.t('Underfitting'),
  meaning: () => l10n.t('Even on the data that it is trained with the model gets no better, and is still bad: it is too small for the task, or held back.'),
  advice: [
    { text: () => l10n.t('Give the hidden layers more units, or add a layer.'), when: betterThanGuessing },
    { ...activateByRectifiers, when: all(nearGuessing, flatActivations) },
    ...drawByFanIn,
    { text: () => l10n.t('Take back what holds it: dropout rates, l1 and l2 penalties, limits of norms.'), when: heldBack },
    { ...tryOtherRates, when: nearGuessing },
    { ...checkLabels, when: all(nearGuessing, labelsNotSeenToFollow) },
    { text: () => l10n.t('Train longer at a higher learning rate, and look whether the data says what is asked of it.') },
  ],
  rules: ['GL703', 'GL701', 'GL106', 'GL603', 'GL704'],
  criterion: `The mean training loss of the epochs of ${100 * PART} % of the run, and of ${STEPS} steps at least, is less than ${100 * LEAST_GAIN} % below that of as many before them, ${TIMES} times in a row, and still more than ${100 * MOST_LEFT} % of ln(classes); the accuracy, where it is measured, is not halfway from guessing to 1. Of classifiers alone: what other losses can come down to is not known.`,
  sources: ['Goodfellow, Bengio and Courville (2016), Deep Learning, section 5.2', 'Zhang, Zhai, Ma, Shen and Guo (2021), AUTOTRAINER, ICSE: slow convergence'],
  consequenceOf: ['not-finite', 'vanishing-gradients', 'exploding-gradients', 'dying-relu', 'saturated-units', 'layers-not-learning', 'learning-rate-too-low', 'learning-rate-too-high', 'loss-diverging', 'loss-oscillating', 'loss-stalled', 'overfitting'],
  watch: (run) => (run.classes === null || run.isNoise || run.hasWeights ? null : new Underfitting(run, Math.log(run.classes))),
};

class Underfitting implements Watcher {
  private readonly lasting = new Lasting(TIMES);
  private readonly epochs: number;
  private readonly guessed: number;
  private losses: readonly number[] = [];
  private before = NaN;
  private now = NaN;

  /** @param chance the loss of guessing: one with penalties in it begins higher, and says nothing of the data. */
  constructor(
    run: WatchedRun,
    private readonly chance: number,
  ) {
    this.epochs = Math.ceil(Math.max(PART * run.totalSteps, STEPS) / run.stepsPerEpoch);
    this.guessed = 1 / (run.classes ?? NaN);
  }

  epoch({ step, metrics }: EpochReading): void {
    this.losses = [...this.losses, metrics['loss'] ?? NaN].slice(-2 * this.epochs);
    if (this.losses.length < 2 * this.epochs) return;
    this.before = mean(this.losses.slice(0, this.epochs));
    this.now = mean(this.losses.slice(this.epochs));
    const accuracy = metrics['accuracy'] ?? metrics['acc'] ?? NaN;
    const isGood = accuracy - this.guessed > GOOD * (1 - this.guessed);
    this.lasting.add(step, this.now > (1 - LEAST_GAIN) * this.before && this.now > MOST_LEFT * this.chance && !isGood);
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

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
