import * as l10n from '@vscode/l10n';
import { isConfigObject, type LayerSpec } from '../../../spec/index.js';
import type { Finding } from '../../finding.js';
import type { Rule } from '../../rule.js';
import type { Compilation } from '../../training/compilation.js';
import { optimizerOf } from '../../training/optimizer.js';
import { eachCompilation } from '../each.js';
import { atCall } from '../place.js';
import { bad, good } from './adam-with-l2.examples.js';

/** Optimizers that divide the gradient of a penalty like any other. */
const dividing = new Set(['Adam', 'Adamax', 'Nadam', 'RMSprop', 'Adagrad', 'Adadelta']);

/** A penalty on weights that the optimizer evens out. */
export const adamWithL2: Rule = {
  id: 'GL606',
  name: 'adam-with-l2',
  severity: 'hint',
  isQuiet: true,
  isFixable: false,
  title: () => l10n.t('An l2 penalty with Adam'),
  explanation: () => [
    l10n.t(
      'With SGD an l2 penalty shrinks every weight by the same share in each step: it is weight decay. Adam divides the penalty\'s gradient by the size of the weight\'s gradients, so weights with large gradients, which need it most, are shrunk least.',
    ),
    l10n.t('`keras.optimizers.AdamW(weight_decay=0.004)` shrinks all alike. The best strength is another one than that of l2.'),
  ],
  sources: ['Loshchilov and Hutter (2019), Decoupled Weight Decay Regularization, https://arxiv.org/abs/1711.05101', 'Keras, keras/src/optimizers/adamw.py'],
  bad,
  good,
  check: eachCompilation(findingOf),
};

function findingOf(compilation: Compilation): Finding | null {
  const optimizer = optimizerOf(compilation.step);
  const penalized = compilation.model.layers.filter(hasL2);
  if (optimizer === null || !dividing.has(optimizer.className) || penalized.length === 0) return null;
  return {
    rule: adamWithL2.id,
    severity: adamWithL2.severity,
    message: l10n.t('{0} evens out the l2 penalty of {1} layers; AdamW shrinks all weights alike.', optimizer.className, penalized.length),
    advice: l10n.t('use AdamW instead of Adam with l2'),
    ...atCall(compilation.step.call, compilation, 'optimizer'),
  };
}

function hasL2({ config }: LayerSpec): boolean {
  const penalty = config['kernel_regularizer'];
  if (!isConfigObject(penalty)) return false;
  const strength = penalty.config['l2'];
  return /^L(1L)?2$/.test(penalty.className) && typeof strength === 'number' && strength > 0;
}
