import * as l10n from '@vscode/l10n';
import type { Finding } from '../../finding.js';
import { writtenArguments } from '../../edits/set-argument.js';
import type { Rule, RuleExample } from '../../rule.js';
import type { Compilation } from '../../training/compilation.js';
import { optimizerOf } from '../../training/optimizer.js';
import { eachCompilation } from '../each.js';
import { compiledWith } from '../optimizer/learning-rate-rule.js';
import { atCall } from '../place.js';
import { clippingOf } from './clipping.js';

const bad: readonly RuleExample[] = [
  { title: 'A limit that every gradient is above', code: compiledWith('keras.optimizers.SGD(learning_rate=0.01, clipnorm=1e-6)') },
  { title: 'A limit that no gradient reaches', code: compiledWith('keras.optimizers.Adam(clipvalue=1e6)') },
];
const good: readonly RuleExample[] = [{ title: 'A limit of 1', code: compiledWith('keras.optimizers.SGD(clipnorm=1.0)') }];

/** Below it, gradients of healthy nets are all cut; above, none is. */
const tight = 1e-4;
const loose = 1e3;

/** A limit that is always or never reached. */
export const clippingLimit: Rule = {
  id: 'GL503',
  name: 'clipping-limit-out-of-range',
  severity: 'information',
  isFixable: false,
  title: () => l10n.t('A clipping limit that is always or never reached'),
  explanation: () => [
    l10n.t('Gradient norms of healthy nets are about 0.01 to 10. A limit of a millionth cuts every one of them down to it, so all steps are equally short and training crawls; one of a million lets an exploding gradient through. Usual limits are 0.5 to 5: look at the gradient norms of a run and take a limit somewhat above the usual ones.'),
  ],
  sources: ['Pascanu, Mikolov and Bengio (2013), section 3.2, https://arxiv.org/abs/1211.5063'],
  bad,
  good,
  check: eachCompilation(findingsOf),
};

function findingsOf(compilation: Compilation): Finding[] {
  const optimizer = optimizerOf(compilation.step);
  if (optimizer === null) return [];
  return clippingOf(optimizer).flatMap(({ name, limit }): Finding[] => {
    if (limit === null || (limit >= tight && limit <= loose)) return [];
    const written = optimizer.call && writtenArguments(optimizer.call).find((argument) => argument.name === name);
    return [{
      rule: clippingLimit.id,
      severity: clippingLimit.severity,
      message: limit < tight ? l10n.t('{0}={1} cuts every gradient down to almost nothing.', name, limit) : l10n.t('{0}={1} is never reached, so nothing is clipped.', name, limit),
      advice: l10n.t('clip at about 1'),
      ...atCall(compilation.step.call, compilation, 'optimizer'),
      ...(written !== undefined && { range: written.range }),
    }];
  });
}
