import * as l10n from '@vscode/l10n';
import { removeArgument } from '../../edits/remove-argument.js';
import type { Finding } from '../../finding.js';
import type { Rule, RuleContext, RuleExample } from '../../rule.js';
import type { Compilation } from '../../training/compilation.js';
import { optimizerOf } from '../../training/optimizer.js';
import { eachCompilation } from '../each.js';
import { compiledWith } from '../optimizer/learning-rate-rule.js';
import { atCall, fixWith } from '../place.js';
import { clippingOf } from './clipping.js';

const bad: readonly RuleExample[] = [{ title: 'Two ways at once', code: compiledWith('keras.optimizers.SGD(clipnorm=1.0, clipvalue=0.5)') }];
const good: readonly RuleExample[] = [{ title: 'One way', code: compiledWith('keras.optimizers.SGD(clipnorm=1.0)') }];

/** Clipping in two ways at once. */
export const clippingBothWays: Rule = {
  id: 'GL502',
  name: 'clipping-both-ways',
  severity: 'error',
  isFixable: true,
  title: () => l10n.t('Gradients that are clipped in two ways at once'),
  explanation: () => [
    l10n.t('`clipnorm` limits the length of each weight\'s gradient, `global_clipnorm` that of all together, `clipvalue` each number. Keras takes one of the three and stops with an error at two.'),
    l10n.t('The fix keeps `clipnorm`, which keeps the direction of the gradient.'),
  ],
  sources: ['Keras, keras/src/optimizers/base_optimizer.py (__init__)'],
  bad,
  good,
  check: eachCompilation(findingOf),
};

function findingOf(compilation: Compilation, { textOf }: RuleContext): Finding | null {
  const optimizer = optimizerOf(compilation.step);
  const ways = optimizer === null ? [] : clippingOf(optimizer).map(({ name }) => name);
  if (optimizer === null || ways.length < 2) return null;
  const { call } = optimizer;
  const canRemove = call !== undefined && ways.length === 2 && ways.includes('clipvalue');
  return {
    rule: clippingBothWays.id,
    severity: clippingBothWays.severity,
    message: l10n.t('Keras takes one of {0}, and stops with an error at two.', ways.join(', ')),
    advice: l10n.t('clip in one way'),
    ...atCall(compilation.step.call, compilation, 'optimizer'),
    ...fixWith(l10n.t('Remove clipvalue'), canRemove ? removeArgument(textOf(call.range), call, 'clipvalue') : null),
  };
}
