import * as l10n from '@vscode/l10n';
import { blockLength, Blocks, type Block } from '../statistics/blocks.js';
import { Lasting } from '../statistics/lasting.js';
import type { Sign, StepReading, Symptom, Watcher } from '../symptom.js';
import { scientific } from '../texts.js';
import type { WatchedRun } from '../watched-run.js';

/** What part of the first loss must be gone. */
const LEAST_FALL = 0.02;
/** How far below the loss of guessing a model must be to be better than that. */
const NEAR_CHANCE = 0.03;
/** How many steps a run has at least to get going, and what part of it. */
const STEPS = 60;
const PART = 0.07;
/** How many blocks in a row. */
const BLOCKS = 3;

/** A loss that does not fall. */
export const lossStalled: Symptom = {
  id: 'loss-stalled',
  severity: 'warning',
  title: () => l10n.t('The loss does not fall'),
  meaning: () => l10n.t('After all these steps the model is about as good as one that guesses: it has found nothing in the data yet.'),
  advice: () => [
    l10n.t('Check that the labels belong to the samples, and that neither has lost its order: a few samples shown with their labels tell.'),
    l10n.t('Train on twenty samples: a model that cannot learn those by heart has a fault in its layers or its loss.'),
    l10n.t('Try ten times the learning rate, and a tenth of it.'),
  ],
  rules: ['GL210', 'GL207', 'GL202', 'GL603', 'GL801'],
  criterion: `After ${STEPS} steps and ${100 * PART} % of the run the mean loss of a hundredth of the run is not ${100 * LEAST_FALL} % below that of the first, or not ${100 * NEAR_CHANCE} % below ln(classes), for ${BLOCKS} such means in a row.`,
  sources: ['Karpathy (2019), A recipe for training neural networks', 'ARC Lens 2.0: 300 steps without improvement (the idea; its numbers are its own)'],
  consequenceOf: ['not-finite', 'vanishing-gradients', 'exploding-gradients', 'dying-relu', 'saturated-units', 'layers-not-learning', 'learning-rate-too-low', 'learning-rate-too-high', 'loss-diverging', 'loss-oscillating'],
  watch: (run) => (run.isNoise ? null : new Stalled(run)),
};

class Stalled implements Watcher {
  private readonly blocks;
  private readonly lasting = new Lasting(BLOCKS);
  private readonly warmUp: number;
  private first: Block | null = null;
  private last: Block | null = null;

  constructor(private readonly run: WatchedRun) {
    this.blocks = new Blocks(blockLength(run.totalSteps));
    this.warmUp = Math.max(STEPS, PART * run.totalSteps);
  }

  step({ step, count, loss }: StepReading): void {
    const block = this.blocks.add(step, loss);
    if (block === null) return;
    this.first ??= block;
    this.last = block;
    const { chanceLoss } = this.run;
    const isWhereItBegan = block.mean > (1 - LEAST_FALL) * this.first.mean;
    const isGuessing = chanceLoss !== null && block.mean > (1 - NEAR_CHANCE) * chanceLoss;
    if (count >= this.warmUp) this.lasting.add(step, isWhereItBegan || isGuessing);
  }

  sign(): Sign | null {
    const { first, last } = this;
    if (!this.lasting.lasts || first === null || last === null) return null;
    const { chanceLoss } = this.run;
    const words = (): string => l10n.t('The mean loss of steps {0} to {1} was {2}; in the first steps it was {3}.', last.firstStep, last.lastStep, scientific(last.mean), scientific(first.mean));
    return {
      since: first.firstStep,
      layers: [],
      evidence: { loss: last.mean, firstLoss: first.mean, ...(chanceLoss === null ? {} : { chance: chanceLoss }) },
      message: () => (chanceLoss === null ? words() : `${words()} ${l10n.t('Guessing has {0}.', scientific(chanceLoss))}`),
    };
  }
}
