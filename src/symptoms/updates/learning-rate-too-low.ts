import * as l10n from '@vscode/l10n';
import { clipped, usualOptimizer } from '../advice/conditions.js';
import { blockLength, Blocks, errorOf, type Block } from '../statistics/blocks.js';
import { Lasting } from '../statistics/lasting.js';
import type { ObservationReading, Sign, StepReading, Symptom, Watcher } from '../symptom.js';
import { scientific } from '../texts.js';
import type { WatchedRun } from '../watched-run.js';
import { updateSizes } from './update-sizes.js';

/** By how much of themselves the weights of the liveliest layer must change in a step. */
const LEAST_UPDATE = 1e-5;
/** How far all steps of the run together must bring them, if each went the same way: a run that is over sooner needs larger ones. */
const LEAST_REACH = 0.02;
/** In how many observations in a row. */
const OBSERVATIONS = 3;
/**
 * The first observed step that counts, and in runs so short that three observations would not fit into a tenth of them, what part
 * of the run: schedules may begin with a warm-up.
 */
const FIRST = 8;
const FIRST_PART = 1 / 80;
/** What part of the first loss must be gone for the run to count as learning, and by how many standard errors. */
const LEAST_FALL = 0.05;
const CERTAIN = 2;

/** Steps that are too small to get anywhere. */
export const learningRateTooLow: Symptom = {
  id: 'learning-rate-too-low',
  severity: 'warning',
  title: () => l10n.t('Learning rate too low'),
  meaning: () => l10n.t('Each step changes the weights by so little that the run will end about where it began.'),
  advice: [
    { text: () => l10n.t('Look at the limit that the gradients are clipped to: one far below their norm does the same as a tiny learning rate.'), when: clipped },
    { text: () => l10n.t('Multiply the learning rate by 10 until the loss falls.') },
    { text: () => l10n.t('Adam mostly does well with 0.001, SGD with 0.01.'), when: usualOptimizer },
  ],
  rules: ['GL603', 'GL503', 'GL608'],
  criterion: `A step changes the kernels of every layer by less than ${LEAST_UPDATE} of their norm, or by so little that all steps of the run would not change them by ${100 * LEAST_REACH} %, in ${OBSERVATIONS} observations in a row, while the learning rate does not rise and the loss has not fallen by ${100 * LEAST_FALL} % and ${CERTAIN} standard errors.`,
  sources: ['Karpathy (2015), CS231n notes, Neural networks part 3: ratio of weights and updates, about 1e-3'],
  consequenceOf: ['not-finite', 'vanishing-gradients', 'dying-relu'],
  watch: (run) => new TooLow(run),
};

class TooLow implements Watcher {
  private readonly lasting = new Lasting(OBSERVATIONS, 1);
  private readonly blocks;
  private first: Block | null = null;
  private now: Block | null = null;
  private readonly firstStep: number;
  private rate = NaN;
  private rateBefore = NaN;
  private size = NaN;

  constructor(private readonly run: WatchedRun) {
    this.blocks = new Blocks(blockLength(run.totalSteps));
    this.firstStep = Math.min(FIRST, FIRST_PART * run.totalSteps);
  }

  step({ step, loss, learningRate }: StepReading): void {
    this.rate = learningRate;
    const block = this.blocks.add(step, loss);
    if (block === null) return;
    this.first ??= block;
    this.now = block;
  }

  observation(reading: ObservationReading): void {
    const sizes = updateSizes(this.run, reading);
    const isRising = this.rate > this.rateBefore;
    this.rateBefore = this.rate;
    if (sizes === null || reading.count < this.firstStep) return;
    this.size = sizes.largest;
    // Where nothing is updated at all, the rate is not to blame.
    const isSmall = sizes.largest > 0 && sizes.largest < Math.max(LEAST_UPDATE, LEAST_REACH / this.run.totalSteps);
    this.lasting.add(reading.step, isSmall && !isRising && !this.isLearning);
  }

  private get isLearning(): boolean {
    const { first, now } = this;
    if (first === null || now === null) return false;
    return first.mean - now.mean > Math.max(LEAST_FALL * first.mean, CERTAIN * Math.hypot(errorOf(first), errorOf(now)));
  }

  sign(): Sign | null {
    if (!this.lasting.lasts) return null;
    return {
      since: this.lasting.since,
      layers: [],
      evidence: { updateRatio: this.size, threshold: LEAST_UPDATE, learningRate: this.rate },
      message: () => l10n.t('A step at the learning rate {0} changes the weights by {1} of their size at most; about 0.001 is usual.', scientific(this.rate), scientific(this.size)),
    };
  }
}
