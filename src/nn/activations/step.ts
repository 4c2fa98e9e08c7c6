import * as l10n from '@vscode/l10n';
import { heavisideStep } from '../../graph/index.js';
import { ArgumentError } from '../argument.js';
import type { ActivationDefinition } from './definition.js';
import { glorot } from './sources.js';

/**
 * The threshold of the perceptron: 1 where x > 0, else 0 (McCulloch and Pitts, 1943; Rosenblatt, 1958). Its slope is 0
 * wherever it has one, so that a net with it predicts, but is not trained by gradients; perceptrons have a rule of their
 * own (`nn/perceptron`). Keras has no such activation: the name is ours, in the form of its registered names.
 */
export const step: ActivationDefinition = {
  className: 'GradLens>step',
  aliases: [],
  parameters: [],
  character: 'saturating',
  ...glorot,
  forward(x, _config, context) {
    if (context?.training === false) return heavisideStep(x);
    throw new ArgumentError(
      'activation',
      l10n.t('The step of the perceptron has slope 0 everywhere, so no gradient flows through it. Use "sigmoid" in its place, or train a perceptron by its own rule.'),
    );
  },
};
