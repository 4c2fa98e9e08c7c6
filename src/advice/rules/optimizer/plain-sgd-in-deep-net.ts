import * as l10n from '@vscode/l10n';
import { setArgument } from '../../edits/set-argument.js';
import type { Finding } from '../../finding.js';
import type { Rule, RuleContext } from '../../rule.js';
import type { Compilation } from '../../training/compilation.js';
import { optimizerOf } from '../../training/optimizer.js';
import { eachCompilation } from '../each.js';
import { atCall, fixWith } from '../place.js';
import { depthOf } from './depth.js';
import { bad, good } from './plain-sgd-in-deep-net.examples.js';

/** From so many layers with weights on, momentum is worth a word. */
const deep = 8;

/** SGD without momentum where the way is long. */
export const plainSgdInDeepNet: Rule = {
  id: 'GL604',
  name: 'plain-sgd-in-deep-net',
  severity: 'hint',
  isFixable: true,
  title: () => l10n.t('SGD without momentum in a deep net'),
  explanation: () => [
    l10n.t(
      'The loss of a deep net is a long narrow valley: steep across, flat along. Plain SGD goes to and fro across it and hardly along. Momentum adds up what successive gradients have in common, which is the way along; with 0.9 it goes up to ten times as fast there.',
    ),
    l10n.t('`SGD(momentum=0.9, nesterov=True)` is seldom worse, and nearly as good as Adam with a well-chosen rate.'),
  ],
  sources: ['Sutskever, Martens, Dahl and Hinton (2013), On the importance of initialization and momentum in deep learning, https://proceedings.mlr.press/v28/sutskever13.html', 'Keras, keras/src/optimizers/sgd.py'],
  bad,
  good,
  check: eachCompilation(findingOf),
};

function findingOf(compilation: Compilation, { textOf, plan }: RuleContext): Finding | null {
  const optimizer = optimizerOf(compilation.step);
  const depth = depthOf(plan.models, compilation.model);
  if (optimizer?.className !== 'SGD' || optimizer.config['momentum'] !== 0 || depth < deep) return null;
  return {
    rule: plainSgdInDeepNet.id,
    severity: plainSgdInDeepNet.severity,
    message: l10n.t('SGD without momentum goes slowly through {0} layers.', depth),
    advice: l10n.t('use momentum=0.9 with SGD'),
    ...atCall(compilation.step.call, compilation, 'optimizer'),
    ...fixWith(l10n.t('Use momentum=0.9'), optimizer.call === undefined ? null : setArgument(textOf(optimizer.call.range), optimizer.call, 'momentum', '0.9')),
  };
}
