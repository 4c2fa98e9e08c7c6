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

const bad: readonly RuleExample[] = [{ title: 'Each number by itself', code: compiledWith('keras.optimizers.SGD(clipvalue=1.0)') }];
const good: readonly RuleExample[] = [{ title: 'The length of the gradient', code: compiledWith('keras.optimizers.SGD(clipnorm=1.0)') }];

/** Clipping that turns the gradient another way. */
export const clippingByValue: Rule = {
  id: 'GL504',
  name: 'clipping-by-value',
  severity: 'hint',
  isQuiet: true,
  isFixable: false,
  title: () => l10n.t('Clipping by value changes the direction'),
  explanation: () => [
    l10n.t('`clipvalue=1.0` turns the gradient (0.9, 100) into (0.9, 1): what pointed along the second axis now points between the two. `clipnorm=1.0` makes it (0.009, 1): as long as allowed, and in the same direction. Which works better depends on the task; `clipnorm` is the safer first choice.'),
  ],
  sources: ['Keras, keras/src/optimizers/base_optimizer.py (clip_gradients)', 'Pascanu, Mikolov and Bengio (2013), section 3.2, https://arxiv.org/abs/1211.5063'],
  bad,
  good,
  check: eachCompilation(findingOf),
};

function findingOf(compilation: Compilation): Finding | null {
  const optimizer = optimizerOf(compilation.step);
  const ways = optimizer === null ? [] : clippingOf(optimizer).map(({ name }) => name);
  if (ways.length !== 1 || ways[0] !== 'clipvalue') return null;
  const written = optimizer?.call && writtenArguments(optimizer.call).find(({ name }) => name === 'clipvalue');
  return {
    rule: clippingByValue.id,
    severity: clippingByValue.severity,
    message: l10n.t('clipvalue cuts each number by itself and so turns the gradient another way; clipnorm keeps its direction.'),
    advice: l10n.t('use clipnorm instead of clipvalue'),
    ...atCall(compilation.step.call, compilation, 'optimizer'),
    ...(written !== undefined && { range: written.range }),
  };
}
