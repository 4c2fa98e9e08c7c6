import * as l10n from '@vscode/l10n';
import { Lasting } from '../statistics/lasting.js';
import { median } from '../statistics/median.js';
import type { Sign, StepReading, Symptom, Watcher } from '../symptom.js';
import { scientific } from '../texts.js';

/** How many steps are looked at together. */
const WINDOW = 20;
/** How many times the usual loss of a window counts as a swing. */
const SWING = 2.5;
/** How many of the steps of a window must swing. */
const SWINGS = 3;
/** For how many windows in a row. */
const WINDOWS = 2;
/** The first steps fall fast, and are no swing. */
const WARM_UP = 20;

/** A loss that swings up and down. */
export const lossOscillating: Symptom = {
  id: 'loss-oscillating',
  severity: 'warning',
  title: () => l10n.t('The loss swings'),
  meaning: () => l10n.t('The loss jumps up again and again: the steps leap over the valley that they should walk down.'),
  advice: () => [
    l10n.t('Lower the learning rate, or the momentum; a schedule that lowers it towards the end calms the last steps.'),
    l10n.t('Take larger batches: their gradients differ less.'),
    l10n.t('Clip the gradients with clipnorm=1.0 where single batches throw the run out.'),
  ],
  rules: ['GL602', 'GL613'],
  criterion: `At least ${SWINGS} of ${WINDOW} steps have more than ${SWING} times the median loss of these, in ${WINDOWS} windows in a row, after ${WARM_UP} steps, while the loss is above half of what it began with.`,
  sources: ['Zhang, Zhai, Ma, Shen and Guo (2021), AUTOTRAINER, ICSE: oscillating loss', 'Cohen, Kaur, Li, Kolter and Talwalkar (2021), Gradient descent on neural networks typically occurs at the edge of stability'],
  consequenceOf: ['not-finite', 'learning-rate-too-high', 'loss-diverging'],
  watch: () => new Oscillating(),
};

class Oscillating implements Watcher {
  private readonly lasting = new Lasting(WINDOWS, 3);
  private losses: number[] = [];
  private firstLoss = NaN;
  private usual = NaN;
  private highest = NaN;
  private swings = 0;

  step({ step, count, loss }: StepReading): void {
    if (count === 1) this.firstLoss = loss;
    if (count <= WARM_UP) return;
    this.losses.push(loss);
    if (this.losses.length < WINDOW) return;
    const usual = median(this.losses);
    const swings = this.losses.filter((one) => one > SWING * usual).length;
    const isSwinging = swings >= SWINGS && usual > 0 && Math.max(...this.losses) > this.firstLoss / 2;
    if (isSwinging) {
      this.usual = usual;
      this.highest = Math.max(...this.losses);
      this.swings = swings;
    }
    this.lasting.add(step - WINDOW + 1, isSwinging);
    this.losses = [];
  }

  sign(): Sign | null {
    if (!this.lasting.lasts) return null;
    return {
      since: this.lasting.since,
      layers: [],
      evidence: { median: this.usual, highest: this.highest, swings: this.swings, window: WINDOW },
      message: () => l10n.t('In {0} of {1} steps the loss was more than {2} times the usual {3}, up to {4}.', this.swings, WINDOW, SWING, scientific(this.usual), scientific(this.highest)),
    };
  }
}
