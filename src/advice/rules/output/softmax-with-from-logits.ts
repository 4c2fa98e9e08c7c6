import * as l10n from '@vscode/l10n';
import { removeArgument } from '../../edits/remove-argument.js';
import type { Finding, TextEdit } from '../../finding.js';
import type { Rule, RuleContext } from '../../rule.js';
import { singleOutput, type Compilation } from '../../training/compilation.js';
import { lossOf, type KnownLoss } from '../../training/loss.js';
import { eachCompilation } from '../each.js';
import { atCall, fixWith } from '../place.js';
import { eachProbability, functionOf, jointProbability } from './probabilities.js';
import { bad, good } from './softmax-with-from-logits.examples.js';

/** Probabilities under a loss that is told to expect logits. */
export const softmaxWithFromLogits: Rule = {
  id: 'GL206',
  name: 'softmax-with-from-logits',
  severity: 'warning',
  isFixable: true,
  title: () => l10n.t('Softmax or sigmoid outputs with from_logits=True'),
  explanation: () => [
    l10n.t(
      'With `from_logits=True` the loss applies softmax (or sigmoid) itself. Where the last layer has applied it already, it is applied twice: what was between 0 and 1 becomes nearly equal for all classes, gradients are small, and the loss cannot come near 0.',
    ),
    l10n.t(
      'Keras on TensorFlow looks through a final softmax and computes what was meant, so there the code trains well and only says something wrong; on JAX and PyTorch it is as bad as described. Give one of the two up: the activation, or `from_logits=True`.',
    ),
  ],
  sources: ['Keras, keras/src/backend/tensorflow/nn.py (_get_logits)', 'Keras, keras/src/backend/jax/nn.py and torch/nn.py (categorical_crossentropy)'],
  bad,
  good,
  check: eachCompilation(findingOf),
};

function findingOf(compilation: Compilation, context: RuleContext): Finding | null {
  const output = singleOutput(compilation);
  const loss = lossOf(compilation.step);
  if (output === null || loss?.fromLogits !== true) return null;
  const name = functionOf(output);
  if (name === null || !(loss.kind === 'binary' ? eachProbability : jointProbability).has(name)) return null;
  return {
    rule: softmaxWithFromLogits.id,
    severity: softmaxWithFromLogits.severity,
    message: l10n.t('The outputs went through {0} already, and from_logits=True has the loss apply it once more (but for Keras on TensorFlow, which looks through it).', name),
    advice: l10n.t('give up from_logits=True, or {0}', name),
    ...atCall(compilation.step.call, compilation, 'loss'),
    ...fixWith(l10n.t('Remove from_logits=True'), withoutArgument(context, compilation, loss)),
  };
}

/** Only where the loss is made in the call of compile: one that is made elsewhere may be used elsewhere. */
function withoutArgument(context: RuleContext, { step }: Compilation, { object }: KnownLoss): TextEdit[] | null {
  const { call } = object;
  const { source, start, end } = step.call.argumentList;
  if (call?.range.source !== source || call.range.start < start || call.range.end > end) return null;
  return removeArgument(context.textOf(call.range), call, 'from_logits');
}
