import * as l10n from '@vscode/l10n';
import type { Sign, StepReading, Symptom } from '../symptom.js';
import { scientific } from '../texts.js';

/** How many times the loss of guessing the first loss may be. */
const MOST = 2;
/** In smaller batches one sample can make the first loss. */
const BATCH = 8;

/** A classifier that starts worse than one that guesses. */
export const badStart: Symptom = {
  id: 'bad-start',
  severity: 'warning',
  title: () => l10n.t('Bad start'),
  meaning: () => l10n.t('Before it has learned anything, a classifier should be unsure of all classes alike; this one is sure of wrong ones, and spends its first steps on unlearning that.'),
  advice: () => [
    l10n.t('Scale the data: divide pixels by 255, standardize other features.'),
    l10n.t('Leave the initial weights to Keras, or use he_normal with ReLU: weights of a fixed scale are too large where there are many inputs.'),
    l10n.t('Look at the last layer: its weights should start small and its bias at 0.'),
  ],
  rules: ['GL801', 'GL112', 'GL104', 'GL204', 'GL206'],
  criterion: `The loss of the first step is more than ${MOST} times ln(classes), in batches of at least ${BATCH}. Not where penalties or weights of classes or samples are in the loss, nor where the weights come from somewhere.`,
  sources: ['Karpathy (2019), A recipe for training neural networks: verify the loss at initialization', 'Ben Braiek and Khomh (2023), Testing feedforward neural networks training programs (TheDeepChecker)'],
  consequenceOf: [],
  watch({ chanceLoss, classes, isFresh, batchSize }) {
    if (chanceLoss === null || classes === null || !isFresh || batchSize < BATCH) return null;
    let sign: Sign | null = null;
    return {
      step({ step, count, loss }: StepReading) {
        if (count !== 1 || !(loss > MOST * chanceLoss)) return;
        sign = {
          since: step,
          layers: [],
          evidence: { loss, chance: chanceLoss, threshold: MOST * chanceLoss },
          message: () => l10n.t('The first loss is {0}; guessing one of {1} classes has {2}.', scientific(loss), classes, scientific(chanceLoss)),
        };
      },
      sign: () => sign,
    };
  },
};
