import * as l10n from '@vscode/l10n';
import { softmax as normalizedExponential, type Tensor } from '../../graph/index.js';
import type { Config } from '../../spec/index.js';
import { ArgumentError, numberArgument } from '../argument.js';
import type { ActivationDefinition } from './definition.js';
import { glorot } from './sources.js';

/** exp(x) / Σ exp(x): the probabilities of exclusive classes. */
export const softmax: ActivationDefinition = {
  className: 'softmax',
  aliases: [],
  parameters: [{ name: 'axis', default: -1 }],
  character: 'probability',
  ...glorot,
  forward,
};

function forward(x: Tensor, config: Config): Tensor {
  const axis = numberArgument(config, 'axis');
  if (axis !== -1 && axis !== x.shape.length - 1) {
    throw new ArgumentError('axis', l10n.t('softmax is trained along the last axis only; "axis" is {0}.', axis));
  }
  return normalizedExponential(x);
}
