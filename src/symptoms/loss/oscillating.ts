import * as l10n from '@vscode/l10n';
import { highMomentum, partialBatches } from '../advice/conditions.js';
import { clipGradients } from '../advice/remedies.js';
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
/**
 * How much of a step's loss must be told by the one before, up or down: what swings since single samples are hard or rare
 * is as likely after any other step. Of as many values without order it is beyond 0.45 once in two hundred times.
 */
const LEAST_ORDER = 0.45;
/** The first steps fall fast, and are no swing. */
const WARM_UP = 20;

/** A loss that swings up and down. */
export const lossOscillating: Symptom = {
  id: 'loss-oscillating',
  severity: 'warning',
  title: () => l10n.t('The loss swings'),
  meaning: () => l10n.t('The loss jumps up again and again: the steps leap over the valley that they should walk down.'),
  advice: [
    { text: () => l10n.t('Lower the momentum: 0.9 is usual.'), when: highMomentum },
    { text: () => l10n.t('Lower the learning rate; a schedule that lowers it towards the end calms the last steps.') },
    { text: () => l10n.t('Take larger batches: their gradients differ less.'), when: partialBatches },
    clipGradients,
  ],
  rules: ['GL602', 'GL613'],
  criterion: `At least ${SWINGS} of ${WINDOW} steps have more than ${SWING} times the median loss of these, in ${WINDOWS} windows in a row, after ${WARM_UP} steps, while the loss is above half of what it began with and the correlation of its logarithm with that of the step before is beyond ±${LEAST_ORDER}: batches that differ have none.`,
  sources: ['Zhang, Zhai, Ma, Shen and Guo (2021), AUTOTRAINER, ICSE: oscillating loss', 'Cohen, Kaur, Li, Kolter and Talwalkar (2021), Gradient descent on neural networks typically occurs at the edge of stability'],
  consequenceOf: ['not-finite', 'learning-rate-too-high', 'loss-diverging'],
  watch: () => new Oscillating(),
};

class Oscillating implements Watcher {
  private readonly lasting = new Lasting(WINDOWS, 3);
  private losses: number[] = [];
  private before: readonly number[] = [];
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
    const isHigh = swings >= SWINGS && usual > 0 && Math.max(...this.losses) > this.firstLoss / 2;
    if (isHigh) {
      this.usual = usual;
      this.highest = Math.max(...this.losses);
      this.swings = swings;
    }
    this.lasting.add(step - WINDOW + 1, isHigh && Math.abs(order([...this.before, ...this.losses])) > LEAST_ORDER);
    this.before = this.losses;
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

/** The correlation of the logarithms of losses with those of the step before; 0 where there is none. */
function order(losses: readonly number[]): number {
  const logarithms = losses.map((loss) => Math.log(Math.max(loss, Number.MIN_VALUE)));
  const mean = logarithms.reduce((sum, value) => sum + value, 0) / logarithms.length;
  let [together, alone] = [0, 0];
  logarithms.forEach((value, index) => {
    alone += (value - mean) ** 2;
    const last = logarithms[index - 1];
    if (last !== undefined) together += (value - mean) * (last - mean);
  });
  return together / alone || 0;
}
