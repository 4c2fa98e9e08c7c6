import * as l10n from '@vscode/l10n';
import type { ConfigObject } from '../../../spec/index.js';
import { sliceOf } from '../../edits/python-string.js';
import { writtenArguments } from '../../edits/set-argument.js';
import type { Finding } from '../../finding.js';
import type { Rule, RuleContext } from '../../rule.js';
import type { Compilation } from '../../training/compilation.js';
import { optimizerOf } from '../../training/optimizer.js';
import { eachCompilation } from '../each.js';
import { atCall, fixWith } from '../place.js';
import { bad, good } from './older-optimizer-argument.examples.js';

/** Spellings that Keras 3 has given up. */
export const olderOptimizerArgument: Rule = {
  id: 'GL607',
  name: 'older-optimizer-argument',
  severity: 'information',
  isFixable: true,
  title: () => l10n.t('An argument or optimizer that Keras 3 does not take'),
  explanation: () => [
    l10n.t('`lr` is `learning_rate` since Keras 2.3, and Keras 3 stops with an error at `lr`. `decay` has gone: `InverseTimeDecay` as the learning rate does the same. The optimizers in `keras.optimizers.legacy` have gone, too.'),
    l10n.t('The fix renames `lr`. What takes the place of `decay` depends on the number of steps, and is left to you.'),
  ],
  sources: ['Keras, keras/src/optimizers/base_optimizer.py, keras/src/optimizers/legacy/optimizer_warning.py'],
  bad,
  good,
  check: eachCompilation(findingsOf),
};

function findingsOf(compilation: Compilation, { textOf }: RuleContext): Finding[] {
  const optimizer = optimizerOf(compilation.step);
  if (optimizer?.call === undefined) return [];
  const text = textOf(optimizer.call.range);
  return [...ofArguments(text, compilation, optimizer), ...ofLegacy(text, compilation, optimizer)];
}

function ofArguments(text: string, compilation: Compilation, { call }: ConfigObject): Finding[] {
  if (call === undefined) return [];
  return writtenArguments(call).flatMap(({ range, byKeyword }): Finding[] => {
    const [, spelling] = (byKeyword ? /^(lr|decay)\s*=/.exec(sliceOf(text, range)) : null) ?? [];
    if (spelling === undefined) return [];
    const renamed = spelling === 'lr' ? [{ range: { ...range, end: range.start + spelling.length }, newText: 'learning_rate' }] : null;
    return [{
      rule: olderOptimizerArgument.id,
      severity: olderOptimizerArgument.severity,
      message: spelling === 'lr' ? l10n.t('Keras 3 does not take "lr": it is "learning_rate".') : l10n.t('Keras 3 does not take "decay": a schedule as the learning rate does it.'),
      advice: spelling === 'lr' ? l10n.t('use learning_rate instead of lr') : l10n.t('use a schedule instead of decay'),
      ...atCall(compilation.step.call, compilation, 'optimizer'),
      range,
      call: call.range,
      ...fixWith(l10n.t('Rename lr to learning_rate'), renamed),
    }];
  });
}

function ofLegacy(text: string, compilation: Compilation, { call, className }: ConfigObject): Finding[] {
  if (call === undefined || !/\blegacy\.\w+$/.test(sliceOf(text, call.callee))) return [];
  return [{
    rule: olderOptimizerArgument.id,
    severity: olderOptimizerArgument.severity,
    message: l10n.t('Keras 3 has no legacy optimizers: use keras.optimizers.{0}.', className),
    advice: l10n.t('use keras.optimizers.{0}', className),
    ...atCall(compilation.step.call, compilation, 'optimizer'),
    range: call.callee,
    call: call.range,
  }];
}
