import * as l10n from '@vscode/l10n';
import { clipGradients, lowerRate, scaleSamples, scaleTargets } from '../advice/remedies.js';
import { blockLength, Blocks, errorOf, type Block } from '../statistics/blocks.js';
import { Lasting } from '../statistics/lasting.js';
import type { Sign, StepReading, Symptom, Watcher } from '../symptom.js';
import { scientific } from '../texts.js';
import type { WatchedRun } from '../watched-run.js';

/** How many times the least mean loss so far the mean loss may be. */
const MOST_RISE = 2;
/** How many standard errors of its mean the rise must stand out by: outliers and rare classes make some batches far worse than others. */
const CERTAIN = 2;
/** For how many blocks in a row. */
const BLOCKS = 3;

/** A loss that grows. */
export const lossDiverging: Symptom = {
  id: 'loss-diverging',
  severity: 'warning',
  title: () => l10n.t('The loss grows'),
  meaning: () => l10n.t('The steps make the model worse instead of better: they overshoot, and each makes the next one worse.'),
  advice: [
    lowerRate,
    clipGradients,
    scaleSamples,
    scaleTargets,
  ],
  rules: ['GL602', 'GL801', 'GL206'],
  criterion: `The mean loss of a hundredth of the run is more than ${MOST_RISE} times the least one before it, and above that of the first, by ${CERTAIN} standard errors of these means, for ${BLOCKS} of them in a row.`,
  sources: ['Goodfellow, Bengio and Courville (2016), Deep Learning, section 8.3', 'Ben Braiek and Khomh (2023), Testing feedforward neural networks training programs (TheDeepChecker): twice the minimum'],
  consequenceOf: ['not-finite'],
  watch: (run) => new Diverging(run),
};

/** Whether a mean is above so many times another one, beyond what chance does. */
function isAbove(block: Block, times: number, other: Block): boolean {
  return block.mean - times * other.mean > CERTAIN * Math.hypot(errorOf(block), times * errorOf(other));
}

class Diverging implements Watcher {
  private readonly blocks;
  private readonly lasting = new Lasting(BLOCKS);
  private first: Block | null = null;
  private least: Block | null = null;
  private last: Block | null = null;

  constructor(run: WatchedRun) {
    this.blocks = new Blocks(blockLength(run.totalSteps));
  }

  step({ step, loss }: StepReading): void {
    const block = this.blocks.add(step, loss);
    if (block === null) return;
    const { least } = this;
    this.first ??= block;
    this.last = block;
    this.lasting.add(block.firstStep, least !== null && least.mean > 0 && isAbove(block, MOST_RISE, least) && isAbove(block, 1, this.first));
    if (least === null || block.mean < least.mean) this.least = block;
  }

  sign(): Sign | null {
    const { least, last } = this;
    if (!this.lasting.lasts || least === null || last === null) return null;
    return {
      since: this.lasting.since,
      layers: [],
      evidence: { loss: last.mean, least: least.mean },
      message: () => l10n.t('The mean loss was {0} in steps {1} to {2}; it is {3} now.', scientific(least.mean), least.firstStep, least.lastStep, scientific(last.mean)),
    };
  }
}
