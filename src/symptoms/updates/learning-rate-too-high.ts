import * as l10n from '@vscode/l10n';
import { clipGradients, lowerRate } from '../advice/remedies.js';
import { Lasting } from '../statistics/lasting.js';
import { WorstLoss } from '../statistics/worst-loss.js';
import type { ObservationReading, Sign, StepReading, Symptom, Watcher } from '../symptom.js';
import { percent, scientific } from '../texts.js';
import type { WatchedRun } from '../watched-run.js';
import { updateSizes } from './update-sizes.js';

/** By how much of themselves weights may change in a step, and in how many observations in a row they must change by more. */
const MOST_UPDATE = 0.07;
const OBSERVATIONS = 3;
/** The first observed step that counts for that: Adam's first step changes every weight by the whole rate. */
const FIRST = 2;
/** The first one that counts at all where an optimizer makes the weights anew, as Ftrl does. */
const FIRST_OF_NEW = 16;
/**
 * Below twice as much nothing is lost where no loss since the observation before is above this many times the first: weights of
 * small nets are small, and Adam moves each by the whole rate until they have grown.
 */
const LEAP = 1.1;
const TOO_MUCH = 2 * MOST_UPDATE;
/** What is so much that fewer observations say it. */
const FAR_TOO_MUCH = 0.3;
const FEWER = 2;

/** Steps that throw the weights about. */
export const learningRateTooHigh: Symptom = {
  id: 'learning-rate-too-high',
  severity: 'warning',
  title: () => l10n.t('Learning rate too high'),
  meaning: () => l10n.t('Each step changes the weights by so large a part of themselves that what was learned in the steps before is lost.'),
  advice: [
    lowerRate,
    { text: () => l10n.t('Begin with a warm-up: let the rate rise to its full height over the first steps.') },
    clipGradients,
  ],
  rules: ['GL602', 'GL801', 'GL902'],
  criterion: `A step changes the kernels of half of the layers by more than ${100 * MOST_UPDATE} % of their norm, in ${OBSERVATIONS} observations in a row from step ${FIRST} on (with Ftrl, which makes the weights anew, from ${FIRST_OF_NEW}; not by less than ${Math.round(100 * TOO_MUCH)} % while no loss between them is above ${LEAP} times the first), or by more than ${100 * FAR_TOO_MUCH} % in ${FEWER}.`,
  sources: ['Karpathy (2015), CS231n notes, Neural networks part 3: ratio of weights and updates, about 1e-3', 'Smith (2017), Cyclical learning rates for training neural networks'],
  consequenceOf: ['not-finite'],
  watch: (run) => new TooHigh(run),
};

class TooHigh implements Watcher {
  private readonly lasting = new Lasting(OBSERVATIONS);
  private readonly extreme = new Lasting(FEWER, OBSERVATIONS);
  private readonly losses = new WorstLoss();
  private size = NaN;
  private rate = NaN;

  constructor(private readonly run: WatchedRun) {}

  step(reading: StepReading): void {
    this.rate = reading.learningRate;
    this.losses.add(reading);
  }

  observation(reading: ObservationReading): void {
    const sizes = updateSizes(this.run, reading);
    const leaps = this.losses.take() > LEAP;
    if (sizes === null) return;
    if (sizes.middle > MOST_UPDATE) this.size = sizes.middle;
    if (!this.run.keepsDrawnWeights && reading.count < FIRST_OF_NEW) return;
    if (reading.count >= FIRST) this.lasting.add(reading.step, sizes.middle > (leaps ? MOST_UPDATE : TOO_MUCH));
    this.extreme.add(reading.step, sizes.middle > FAR_TOO_MUCH);
  }

  sign(): Sign | null {
    const spoken = [this.extreme, this.lasting].find(({ lasts }) => lasts);
    if (spoken === undefined) return null;
    return {
      since: spoken.since,
      layers: [],
      evidence: { updateRatio: this.size, threshold: MOST_UPDATE, learningRate: this.rate },
      message: () => l10n.t('A step at the learning rate {0} changes the weights by {1} of their size; about 0.1 % is usual.', scientific(this.rate), percent(this.size)),
    };
  }
}
