import { selu as scaledExponentialLinear } from '../../graph/index.js';
import type { ActivationDefinition } from './definition.js';
import { lecun } from './sources.js';

/** The scaled ELU whose outputs tend to mean 0 and variance 1 (Klambauer et al., 2017). */
export const selu: ActivationDefinition = {
  className: 'selu',
  aliases: [],
  parameters: [],
  character: 'selfNormalizing',
  ...lecun,
  forward: (x) => scaledExponentialLinear(x),
};
