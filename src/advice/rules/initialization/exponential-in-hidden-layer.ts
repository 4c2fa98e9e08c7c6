import * as l10n from '@vscode/l10n';
import type { RuleExample } from '../../rule.js';
import { unsuitedHiddenFunction } from './unsuited-hidden-function.js';

const bad: readonly RuleExample[] = [
  {
    title: 'An exponential between two layers',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(100, activation="exponential"),
    keras.layers.Dense(10, activation="softmax"),
])
`,
  },
];

const good: readonly RuleExample[] = [
  {
    title: 'An exponential in the output, for a number that is never negative',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(8,)),
    keras.layers.Dense(30, activation="relu", kernel_initializer="he_normal"),
    keras.layers.Dense(1, activation="exponential"),
])
`,
  },
];

/** An exponential between layers. */
export const exponentialInHiddenLayer = unsuitedHiddenFunction({
  id: 'GL109',
  name: 'exploding-activation',
  severity: 'warning',
  function: 'exponential',
  title: () => l10n.t('An exponential in a hidden layer'),
  explanation: () => [
    l10n.t(
      'The exponential is its own slope: an input of 10 gives 22,026 and multiplies the gradient by as much. A few such units make activations and gradients explode, and one large update is enough for infinity.',
    ),
    l10n.t('Use ReLU, ELU or GELU between layers; keep the exponential for outputs such as rates and variances.'),
  ],
  sources: ['Goodfellow, Bengio and Courville (2016), Deep Learning, section 6.3, https://www.deeplearningbook.org'],
  message: (layers) => l10n.t('{0}: the exponential between layers makes activations and gradients explode.', layers),
  bad,
  good,
});
