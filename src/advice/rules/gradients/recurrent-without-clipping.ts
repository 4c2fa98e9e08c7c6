import * as l10n from '@vscode/l10n';
import { isUnknown, type LayerSpec } from '../../../spec/index.js';
import { setArgument } from '../../edits/set-argument.js';
import type { Finding } from '../../finding.js';
import { inputShapesOf } from '../../network/shapes.js';
import type { Rule, RuleContext, RuleExample } from '../../rule.js';
import type { Compilation } from '../../training/compilation.js';
import { optimizerOf } from '../../training/optimizer.js';
import { eachCompilation } from '../each.js';
import { atCall, fixWith } from '../place.js';
import { mayClip } from './clipping.js';

const net = (optimizer: string): string => `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(100, 8)),
    keras.layers.LSTM(64),
    keras.layers.Dense(1),
])
model.compile(loss="mse", optimizer=${optimizer})
`;

const bad: readonly RuleExample[] = [
  { title: 'A hundred steps', code: net('keras.optimizers.Adam(learning_rate=0.001)') },
  { title: 'Sequences of any length', code: net('keras.optimizers.Adam(learning_rate=0.001)').replace('(100, 8)', '(None, 8)') },
];
const good: readonly RuleExample[] = [
  { title: 'Gradients that are clipped', code: net('keras.optimizers.Adam(learning_rate=0.001, clipnorm=1.0)') },
  { title: 'Short sequences', code: net('"adam"').replace('(100, 8)', '(10, 8)') },
  {
    title: 'Sequences of any length, trained on short ones',
    code: `${net('"adam"').replace('(100, 8)', '(None, 8)')}
import numpy as np
model.fit(np.random.rand(64, 10, 8), np.random.rand(64, 1))
`,
  },
];

/** From so many steps on, one bad sequence can throw the weights away. */
const manySteps = 30;

/** Long sequences through recurrent layers, and nothing that holds the gradients. */
export const recurrentWithoutClipping: Rule = {
  id: 'GL501',
  name: 'recurrent-without-clipping',
  severity: 'hint',
  isFixable: true,
  title: () => l10n.t('A recurrent net without gradient clipping'),
  explanation: () => [
    l10n.t('The gradient of a recurrent layer is a product over all its steps. Where the product grows, one sequence gives a gradient a thousand times larger than the others, and one step with it throws away what was learned: the loss shows a spike, or is not a number from then on.'),
    l10n.t('`clipnorm=1.0` shortens a gradient that is too long and keeps its direction. `clipvalue` cuts each component by itself, which turns the gradient another way; prefer `clipnorm`, or `global_clipnorm` for all weights together.'),
  ],
  sources: ['Pascanu, Mikolov and Bengio (2013), On the difficulty of training recurrent neural networks, https://arxiv.org/abs/1211.5063', 'Keras, keras/src/optimizers/base_optimizer.py (clip_gradients)'],
  bad,
  good,
  check: eachCompilation(findingOf),
};

function findingOf(compilation: Compilation, { textOf }: RuleContext): Finding | null {
  const optimizer = optimizerOf(compilation.step);
  const found = longest(compilation);
  if (optimizer === null || found === null || mayClip(optimizer)) return null;
  const { call } = optimizer;
  return {
    rule: recurrentWithoutClipping.id,
    severity: recurrentWithoutClipping.severity,
    message: messageOf(found),
    advice: l10n.t('clip gradients: clipnorm=1.0'),
    ...atCall(compilation.step.call, compilation, 'optimizer'),
    ...fixWith(l10n.t('Clip gradients with clipnorm=1.0'), call === undefined ? null : setArgument(textOf(call.range), call, 'clipnorm', '1.0')),
  };
}

/** A recurrent layer, and the steps that it goes through: infinitely many, where sequences may have any length. */
interface Recurrent {
  readonly layer: LayerSpec;
  readonly steps: number;
}

function messageOf({ layer, steps }: Recurrent): string {
  return Number.isFinite(steps)
    ? l10n.t('{0} goes through {1} steps, and nothing holds its gradients when they explode.', layer.name, steps)
    : l10n.t('{0} goes through sequences of any length, and nothing holds its gradients when they explode.', layer.name);
}

/** The recurrent layer of a model with the most steps, if they are many. */
function longest({ model, fits }: Compilation): Recurrent | null {
  const trained = fits.flatMap(({ facts }) => facts?.x?.shape[1] ?? []);
  let most: Recurrent | null = null;
  for (const layer of model.layers) {
    if (!/^(SimpleRNN|LSTM|GRU|Bidirectional)$/.test(layer.className) || isUnknown(layer.weights)) continue;
    const shape = inputShapesOf(model, layer, 0)?.[0];
    if (shape?.length !== 3) continue;
    const steps = shape[1] ?? Math.max(...(trained.length > 0 ? trained : [Infinity]));
    if (steps >= manySteps && steps > (most?.steps ?? 0)) most = { layer, steps };
  }
  return most;
}
