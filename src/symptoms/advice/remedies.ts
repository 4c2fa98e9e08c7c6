import * as l10n from '@vscode/l10n';
import { batchesNormalizable, fixedScaleOther, fixedScaleRectified, fixedScaleSelu, flatActivations, labelsNotSeenToFollow, notClipped, predictsNumbers, samplesNormalizable, unscaledInputs } from './conditions.js';
import type { Remedy } from './remedy.js';

/** What helps against several symptoms. */

export const lowerRate: Remedy = { text: () => l10n.t('Divide the learning rate by 10 until the loss falls steadily; a tenth of the rate at which it blows up is a good start.') };

export const clipGradients: Remedy = { text: () => l10n.t('Clip the gradients in the optimizer: clipnorm=1.0.'), when: notClipped };

export const scaleSamples: Remedy = { text: () => l10n.t('Scale the samples to about 1: divide pixels by 255, standardize other features.'), when: unscaledInputs };

export const scaleTargets: Remedy = { text: () => l10n.t('Scale the targets to about 1: take their mean away and divide by their standard deviation.'), when: predictsNumbers };

export const activateByRectifiers: Remedy = { text: () => l10n.t('Use ReLU with he_normal weights, or SELU with lecun_normal, in the hidden layers in place of sigmoid or tanh.'), when: flatActivations };

export const checkLabels: Remedy = {
  text: () => l10n.t('Check that the labels belong to the samples, and that neither has lost its order: a few samples shown with their labels tell.'),
  when: labelsNotSeenToFollow,
};

export const tryOtherRates: Remedy = { text: () => l10n.t('Try ten times the learning rate, and a tenth of it.') };

/** Initial weights of which the scale follows the number of inputs, by what suits the activations. */
export const drawByFanIn: readonly Remedy[] = [
  { text: () => l10n.t('Draw the kernels with kernel_initializer="he_normal", whose scale follows the number of inputs: that suits ReLU and its relatives.'), when: fixedScaleRectified },
  { text: () => l10n.t('Draw the kernels with kernel_initializer="lecun_normal", whose scale follows the number of inputs: that suits SELU.'), when: fixedScaleSelu },
  { text: () => l10n.t('Leave the initial kernels to Keras: glorot_uniform, whose scale follows the numbers of inputs and outputs, suits these activations.'), when: fixedScaleOther },
];

export const normalize: readonly Remedy[] = [
  { text: () => l10n.t('Put BatchNormalization between the layers: it sets the scale of the signal anew in each.'), when: batchesNormalizable },
  { text: () => l10n.t('Put LayerNormalization between the layers: it sets the scale of the signal anew in each, for every sample alone.'), when: samplesNormalizable },
];
