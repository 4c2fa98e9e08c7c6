import * as l10n from '@vscode/l10n';
import { farTargets, labelsFollow } from '../advice/conditions.js';
import { checkLabels, scaleTargets, tryOtherRates } from '../advice/remedies.js';
import { areLabelsAtChance, doLabelsFollow } from '../label-facts.js';
import { blockLength, Blocks, errorOf, joined, type Block } from '../statistics/blocks.js';
import { Lasting } from '../statistics/lasting.js';
import type { EpochReading, Sign, StepReading, Symptom, Watcher } from '../symptom.js';
import { percent, scientific } from '../texts.js';
import type { WatchedRun } from '../watched-run.js';

/** What part of the first loss must be gone. */
const LEAST_FALL = 0.02;
/** How far below the loss of guessing a model must be to be better than that. */
const NEAR_CHANCE = 0.03;
/** Where labels look like dealt at random, what is below it by less than this is learned by heart. */
const NEAR_CHANCE_AT_RANDOM = 0.1;
/**
 * How many times the accuracy of guessing a model must have that does not guess, and for how many epochs in a row that is looked
 * at: with penalties in it, a loss does not say it.
 */
const LEAST_ACCURACY = 1.2;
const EPOCHS = 2;
/** How many steps a run has at least to get going, and what part of it. */
const STEPS = 60;
/** The same where labels look like dealt at random: little else can explain it then. And where they do not, so that patience may pay. */
const STEPS_AT_RANDOM = 15;
const STEPS_FOLLOWED = 100;
const PART = 0.07;
/** How many blocks are compared with as many at the beginning, and how many times in a row. */
const BLOCKS = 3;
const TIMES = 2;
/** How many blocks are compared with as many before them to see whether it falls: a slow fall shows in more of them. */
const MEMORY = 2 * BLOCKS;
/** A fall by this part of the loss must be more than a standard error away: else the batches differ too much to tell. */
const TOLD = 0.1;
/** How many standard errors a fall has that is not chance. */
const CLEARLY = 2;

/** A loss that does not fall. */
export const lossStalled: Symptom = {
  id: 'loss-stalled',
  severity: 'warning',
  title: () => l10n.t('The loss does not fall'),
  meaning: () => l10n.t('After all these steps the model is about as good as one that guesses: it has found nothing in the data yet.'),
  advice: [
    { ...scaleTargets, when: farTargets },
    checkLabels,
    { text: () => l10n.t('Look at the net and its steps rather than at the labels: samples that are near each other mostly have the same label.'), when: labelsFollow },
    { text: () => l10n.t('Train on twenty samples: a model that cannot learn those by heart has a fault in its layers or its loss.') },
    tryOtherRates,
  ],
  rules: ['GL210', 'GL207', 'GL202', 'GL603', 'GL801'],
  criterion: `After ${STEPS} steps and ${Math.round(100 * PART)} % of the run the mean loss of ${BLOCKS} hundredths of the run is not ${100 * LEAST_FALL} % below that of the first ${BLOCKS} (and a fall of ${100 * TOLD} % would be more than a standard error away), or not ${100 * NEAR_CHANCE} % below ln(classes) while it does not fall by ${100 * LEAST_FALL} % and ${CLEARLY} standard errors within ${2 * BLOCKS} or ${2 * MEMORY} hundredths, ${TIMES} times in a row; after ${STEPS_FOLLOWED} steps where the labels of near samples agree, and after ${STEPS_AT_RANDOM} where they agree no more than by chance (being ${100 * NEAR_CHANCE_AT_RANDOM} % below ln(classes) is what it takes then); or, where penalties are in the loss, the accuracy is below ${LEAST_ACCURACY} / classes for ${EPOCHS} epochs in a row.`,
  sources: ['Karpathy (2019), A recipe for training neural networks', 'Cover and Hart (1967), Nearest neighbor pattern classification', 'ARC Lens 2.0: 300 steps without improvement (the idea; its numbers are its own)'],
  consequenceOf: ['not-finite', 'vanishing-gradients', 'exploding-gradients', 'dying-relu', 'saturated-units', 'layers-not-learning', 'learning-rate-too-low', 'learning-rate-too-high', 'loss-diverging', 'loss-oscillating'],
  watch: (run) => (run.isNoise ? null : new Stalled(run)),
};

class Stalled implements Watcher {
  private readonly blocks;
  private readonly lasting = new Lasting(TIMES, BLOCKS);
  private readonly guessing = new Lasting(EPOCHS, 1);
  private readonly warmUp: number;
  private readonly isAtRandom: boolean;
  private readonly early: Block[] = [];
  private recent: readonly Block[] = [];
  private accuracy = NaN;
  private steps = 0;

  constructor(private readonly run: WatchedRun) {
    this.blocks = new Blocks(blockLength(run.totalSteps));
    this.isAtRandom = run.labels !== null && areLabelsAtChance(run.labels);
    const isLearnable = run.labels !== null && doLabelsFollow(run.labels);
    this.warmUp = Math.max(this.isAtRandom ? STEPS_AT_RANDOM : isLearnable ? STEPS_FOLLOWED : STEPS, PART * run.totalSteps);
  }

  step({ step, count, loss }: StepReading): void {
    this.steps = count;
    const block = this.blocks.add(step, loss);
    if (block === null) return;
    if (this.early.length < BLOCKS) this.early.push(block);
    this.recent = [...this.recent, block].slice(-2 * MEMORY);
    const [first, last] = [joined(this.early), this.last];
    if (first === null || last === null) return;
    const { chanceLoss } = this.run;
    const isWhereItBegan = last.mean > (1 - LEAST_FALL) * first.mean && last.mean - Math.hypot(errorOf(first), errorOf(last)) > (1 - TOLD) * first.mean;
    const near = this.isAtRandom ? NEAR_CHANCE_AT_RANDOM : NEAR_CHANCE;
    const isGuessing = chanceLoss !== null && last.mean > (1 - near) * chanceLoss && !this.isFalling;
    if (count >= this.warmUp) this.lasting.add(step, isWhereItBegan || isGuessing);
  }

  private get last(): Block | null {
    return joined(this.recent.slice(-BLOCKS));
  }

  /** Whether the last blocks are clearly below those before: a model that started far off may still be on its way to where guessing is. */
  private get isFalling(): boolean {
    return (this.isAtRandom ? [BLOCKS] : [BLOCKS, MEMORY]).some((length) => {
      const [before, last] = [joined(this.recent.slice(-2 * length, -length)), joined(this.recent.slice(-length))];
      if (before === null || last === null) return false;
      return before.mean - last.mean > Math.max(LEAST_FALL * before.mean, CLEARLY * Math.hypot(errorOf(before), errorOf(last)));
    });
  }

  epoch({ step, metrics }: EpochReading): void {
    const { classes, chanceLoss, hasWeights } = this.run;
    if (classes === null || chanceLoss !== null || hasWeights || this.steps < this.warmUp) return;
    this.accuracy = metrics['accuracy'] ?? metrics['acc'] ?? NaN;
    this.guessing.add(step, this.accuracy < LEAST_ACCURACY / classes);
  }

  sign(): Sign | null {
    return this.guessing.lasts ? this.accuracySign() : this.lossSign();
  }

  private accuracySign(): Sign {
    const { classes } = this.run;
    const chance = 1 / (classes ?? NaN);
    return {
      since: this.guessing.since,
      layers: [],
      evidence: { accuracy: this.accuracy, chance },
      message: () => l10n.t('The accuracy is {0}; guessing one of {1} classes has {2}.', percent(this.accuracy), classes ?? 0, percent(chance)),
    };
  }

  private lossSign(): Sign | null {
    const [first, last] = [joined(this.early), this.last];
    if (!this.lasting.lasts || first === null || last === null) return null;
    const { chanceLoss, labels } = this.run;
    const atRandom = this.isAtRandom ? labels : null;
    return {
      since: first.firstStep,
      layers: [],
      evidence: {
        loss: last.mean,
        firstLoss: first.mean,
        ...(chanceLoss === null ? {} : { chance: chanceLoss }),
        ...(atRandom === null ? {} : { agreement: atRandom.agreement, agreementByChance: atRandom.byChance }),
      },
      message: () =>
        [
          l10n.t('The mean loss of steps {0} to {1} was {2}; in the first steps it was {3}.', last.firstStep, last.lastStep, scientific(last.mean), scientific(first.mean)),
          ...(chanceLoss === null ? [] : [l10n.t('Guessing has {0}.', scientific(chanceLoss))]),
          ...(atRandom === null ? [] : [l10n.t('Of the samples nearest to one, {0} have its label; {1} would if labels were dealt out at random.', percent(atRandom.agreement), percent(atRandom.byChance))]),
        ].join(' '),
    };
  }
}
