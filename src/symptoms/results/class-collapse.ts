import * as l10n from '@vscode/l10n';
import { weighted } from '../advice/conditions.js';
import { Lasting } from '../statistics/lasting.js';
import type { ObservationReading, Sign, StepReading, Symptom, Watcher } from '../symptom.js';
import { percent } from '../texts.js';
import type { WatchedRun } from '../watched-run.js';

/** How much of a batch is said to be of one class. */
const MOST_PREDICTED = 0.97;
/** By how much that must exceed what the labels have of that class. */
const LEAST_EXCESS = 0.3;
/** In how many observations in a row. */
const OBSERVATIONS = 3;
/** The first observed step that counts: new models often say one thing of all samples. */
const FIRST = 16;
/** A model whose mean loss is this close to that of guessing, by parts of it, is not sure of any class: it says the one that is ahead by a hair. */
const UNSURE = 0.05;
/** In smaller batches one class is often the only one. */
const BATCH = 8;

/** A classifier that says one class of everything. */
export const classCollapse: Symptom = {
  id: 'class-collapse',
  severity: 'warning',
  title: () => l10n.t('One class for everything'),
  meaning: () => l10n.t('The model gives nearly every sample the same class, whatever it looks like.'),
  advice: [
    { text: () => l10n.t('Look at the weights of classes and samples: a class that counts a thousand times drowns all others.'), when: weighted },
    { text: () => l10n.t('Look at whether the signal gets through: dead or saturated layers, or too high a learning rate, leave only the bias of the last layer.') },
  ],
  rules: ['GL602', 'GL210', 'GL209'],
  criterion: `More than ${100 * MOST_PREDICTED} % of a batch are given one class, ${100 * LEAST_EXCESS} points more than the labels have of it, in ${OBSERVATIONS} observations in a row from step ${FIRST} on, in batches of at least ${BATCH}, while the loss is not within ${100 * UNSURE} % of ln(classes): a model that is unsure says the class that is ahead by a hair, until it knows better.`,
  sources: ['Amazon SageMaker Debugger: ClassImbalance', 'Johnson and Khoshgoftaar (2019), Survey on deep learning with class imbalance'],
  consequenceOf: ['not-finite', 'vanishing-gradients', 'exploding-gradients', 'dying-relu', 'saturated-units', 'layers-not-learning', 'learning-rate-too-low', 'learning-rate-too-high', 'loss-stalled', 'loss-diverging'],
  watch: (run) => (run.classes === null || run.batchSize < BATCH || run.isNoise ? null : new ClassCollapse(run)),
};

class ClassCollapse implements Watcher {
  private readonly lasting = new Lasting(OBSERVATIONS, 2);
  private predicted = NaN;
  private labelled = NaN;
  private lossSum = 0;
  private steps = 0;

  constructor(private readonly run: WatchedRun) {}

  step({ loss }: StepReading): void {
    this.lossSum += loss;
    this.steps += 1;
  }

  observation({ step, count, values }: ObservationReading): void {
    const isUnsure = this.takeUnsure();
    const { predictedShare, labelledShare } = values;
    if (predictedShare === undefined || labelledShare === undefined || count < FIRST) return;
    const isOne = !isUnsure && predictedShare > MOST_PREDICTED && predictedShare - labelledShare > LEAST_EXCESS;
    if (isOne) {
      this.predicted = predictedShare;
      this.labelled = labelledShare;
    }
    this.lasting.add(step, isOne);
  }

  /** Whether the model was as good as guessing since the observation before. */
  private takeUnsure(): boolean {
    const loss = this.lossSum / this.steps;
    this.lossSum = this.steps = 0;
    const { chanceLoss } = this.run;
    return chanceLoss !== null && Math.abs(loss - chanceLoss) < UNSURE * chanceLoss;
  }

  sign(): Sign | null {
    if (!this.lasting.lasts) return null;
    return {
      since: this.lasting.since,
      layers: [],
      evidence: { predicted: this.predicted, labelled: this.labelled },
      message: () => l10n.t('{0} of a batch were given one class, which {1} of its labels have.', percent(this.predicted), percent(this.labelled)),
    };
  }
}
