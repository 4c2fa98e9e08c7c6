import * as l10n from '@vscode/l10n';
import type { Finding } from '../../finding.js';
import type { Rule, RuleContext } from '../../rule.js';
import type { Compilation } from '../../training/compilation.js';
import { optimizerOf } from '../../training/optimizer.js';
import { eachCompilation } from '../each.js';
import { atCall } from '../place.js';
import { depthOf } from './depth.js';
import { bad, good } from './adagrad-in-deep-net.examples.js';

/** From so many layers with weights on, training takes longer than AdaGrad's steps last. */
const deep = 4;

/** An optimizer that stops before a deep net is trained. */
export const adagradInDeepNet: Rule = {
  id: 'GL605',
  name: 'adagrad-in-deep-net',
  severity: 'information',
  isFixable: false,
  title: () => l10n.t('AdaGrad in a deep net'),
  explanation: () => [
    l10n.t(
      'AdaGrad divides each step by the root of the sum of all squared gradients so far. The sum only grows, so the steps only shrink, and in a deep net they are next to nothing long before the loss is low. It suits simple tasks such as linear regression, and sparse features.',
    ),
    l10n.t('RMSprop forgets old gradients and Adam does so with momentum: use one of them.'),
  ],
  sources: ['Duchi, Hazan and Singer (2011), Adaptive Subgradient Methods, https://jmlr.org/papers/v12/duchi11a.html', 'Goodfellow, Bengio and Courville (2016), Deep Learning, section 8.5.1, https://www.deeplearningbook.org'],
  bad,
  good,
  check: eachCompilation(findingOf),
};

function findingOf(compilation: Compilation, { plan }: RuleContext): Finding | null {
  const depth = depthOf(plan.models, compilation.model);
  if (optimizerOf(compilation.step)?.className !== 'Adagrad' || depth < deep) return null;
  return {
    rule: adagradInDeepNet.id,
    severity: adagradInDeepNet.severity,
    message: l10n.t('AdaGrad\'s steps only shrink, and are too small long before {0} layers are trained.', depth),
    advice: l10n.t('use Adam instead of AdaGrad'),
    ...atCall(compilation.step.call, compilation, 'optimizer'),
  };
}
