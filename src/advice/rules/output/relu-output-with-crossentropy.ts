import * as l10n from '@vscode/l10n';
import { useOutputActivation } from '../../edits/use-activation.js';
import type { Finding } from '../../finding.js';
import type { Rule, RuleContext } from '../../rule.js';
import { singleOutput, type Compilation } from '../../training/compilation.js';
import { lossOf } from '../../training/loss.js';
import { eachCompilation } from '../each.js';
import { atOutput, fixWith } from '../place.js';
import { bad, good } from './relu-output-with-crossentropy.examples.js';
import { functionOf, unbounded } from './probabilities.js';
import { targetBeyondClasses } from './target-beyond-classes.js';

/** Outputs that a hidden layer's function goes over, under a loss for classes. */
export const reluOutputWithCrossentropy: Rule = {
  id: 'GL205',
  name: 'relu-output-with-crossentropy',
  severity: 'error',
  isFixable: true,
  title: () => l10n.t('ReLU or tanh outputs under a crossentropy'),
  explanation: () => [
    l10n.t(
      'A crossentropy takes probabilities, from 0 to 1, or logits, which are any numbers. ReLU gives numbers from 0 up and tanh numbers from -1 to 1: neither is one of the two. Where ReLU gives 0 the logarithm is cut off and the gradient is 0, so a unit that starts there stays there.',
    ),
    l10n.t('Use `sigmoid` for one unit or several labels, `softmax` for exclusive classes; keep ReLU for hidden layers.'),
  ],
  sources: ['Goodfellow, Bengio and Courville (2016), Deep Learning, section 6.2.2, https://www.deeplearningbook.org', 'Keras, keras/src/backend/tensorflow/nn.py (binary_crossentropy)'],
  bad,
  good,
  check: eachCompilation(findingOf),
};

function findingOf(compilation: Compilation, context: RuleContext): Finding | null {
  const output = singleOutput(compilation);
  const loss = lossOf(compilation.step);
  if (output === null || loss === null || loss.kind === 'regression') return null;
  const place = atOutput(output);
  const name = functionOf(output);
  // For a quantity the loss is the fault.
  if (place === null || name === null || !unbounded.has(name) || targetBeyondClasses(compilation) !== null) return null;
  const wanted = loss.kind === 'binary' ? 'sigmoid' : 'softmax';
  return {
    rule: reluOutputWithCrossentropy.id,
    severity: reluOutputWithCrossentropy.severity,
    message: l10n.t('{0} outputs are neither probabilities nor logits, and {1} needs one of the two.', name, loss.words),
    advice: l10n.t('use {0} in the output', wanted),
    ...place,
    // With `from_logits` it would have to be none at all.
    ...(loss.fromLogits === false ? fixWith(l10n.t('Use {0}', wanted), useOutputActivation(context, output, wanted)) : {}),
  };
}
