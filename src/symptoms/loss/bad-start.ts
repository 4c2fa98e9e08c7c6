import * as l10n from '@vscode/l10n';
import { drawByFanIn, scaleSamples, scaleTargets } from '../advice/remedies.js';
import type { Sign, StepReading, Symptom } from '../symptom.js';
import { scientific } from '../texts.js';
import type { WatchedRun } from '../watched-run.js';

/** How many times the loss of guessing the first loss may be. */
const MOST = 2;
/**
 * How many times the loss of saying 0 the first squared error may be, where numbers are predicted: with usual weights, and data
 * of about 1, outputs are of about 1.
 */
const MOST_SQUARED = 100;
/** The same of the absolute error. */
const MOST_ABSOLUTE = Math.sqrt(MOST_SQUARED);
/** In smaller batches one sample can make the first loss. */
const BATCH = 8;

/** A model that starts far worse than one that guesses. */
export const badStart: Symptom = {
  id: 'bad-start',
  severity: 'warning',
  title: () => l10n.t('Bad start'),
  meaning: () => l10n.t('Before it has learned anything, a model should be unsure: a classifier of all classes alike, a regression close to 0. This one is sure of what is wrong, and spends its first steps on unlearning that.'),
  advice: [
    scaleSamples,
    scaleTargets,
    ...drawByFanIn,
    { text: () => l10n.t('Look at the last layer: its weights should start small and its bias at 0.') },
  ],
  rules: ['GL801', 'GL112', 'GL104', 'GL204', 'GL206'],
  criterion: `The loss of the first step is more than ${MOST} times ln(classes), or, of a regression, more than ${MOST_SQUARED} times the mean squared error of saying 0 of everything, or ${MOST_ABSOLUTE} times the mean absolute error (with Huber or log-cosh, times what these have at most); in batches of at least ${BATCH}. Not where penalties or weights of classes or samples are in the loss, nor where the weights come from somewhere.`,
  sources: ['Karpathy (2019), A recipe for training neural networks: verify the loss at initialization', 'Ben Braiek and Khomh (2023), Testing feedforward neural networks training programs (TheDeepChecker)'],
  consequenceOf: [],
  watch(run) {
    const guess = guessOf(run);
    if (guess === null || !run.isFresh || run.batchSize < BATCH) return null;
    const { usual, most, words } = guess;
    let sign: Sign | null = null;
    return {
      step({ step, count, loss }: StepReading) {
        if (count !== 1 || !(loss > most * usual)) return;
        sign = {
          since: step,
          layers: [],
          evidence: { loss, chance: usual, threshold: most * usual },
          message: () => words(scientific(loss), scientific(usual)),
        };
      },
      sign: () => sign,
    };
  },
};

/** What a model that knows nothing has for its loss. */
interface Guess {
  readonly usual: number;
  /** How many times that is too much. */
  readonly most: number;
  readonly words: (loss: string, usual: string) => string;
}

function guessOf({ chanceLoss, classes, zeroLoss }: WatchedRun): Guess | null {
  if (chanceLoss !== null && classes !== null) return { usual: chanceLoss, most: MOST, words: (loss, usual) => l10n.t('The first loss is {0}; guessing one of {1} classes has {2}.', loss, classes, usual) };
  if (zeroLoss === null || zeroLoss.loss === 0) return null;
  const words = (loss: string, usual: string): string =>
    zeroLoss.isBound ? l10n.t('The first loss is {0}; a model that says 0 of everything has {1} at most.', loss, usual) : l10n.t('The first loss is {0}; a model that says 0 of everything has {1}.', loss, usual);
  return { usual: zeroLoss.loss, most: zeroLoss.isSquared ? MOST_SQUARED : MOST_ABSOLUTE, words };
}
