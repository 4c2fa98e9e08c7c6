import * as l10n from '@vscode/l10n';
import { useOutputActivation } from '../../edits/use-activation.js';
import type { Finding } from '../../finding.js';
import type { Rule, RuleContext } from '../../rule.js';
import { singleOutput, type Compilation } from '../../training/compilation.js';
import { lossOf } from '../../training/loss.js';
import { eachCompilation } from '../each.js';
import { atOutput, fixWith } from '../place.js';
import { functionOf } from './probabilities.js';
import { targetBeyondClasses } from './target-beyond-classes.js';
import { bad, good } from './linear-output-with-crossentropy.examples.js';

/** Outputs without an activation under a loss that takes probabilities. */
export const linearOutputWithCrossentropy: Rule = {
  id: 'GL204',
  name: 'linear-output-with-crossentropy',
  severity: 'error',
  isFixable: true,
  title: () => l10n.t('A crossentropy of outputs that are no probabilities'),
  explanation: () => [
    l10n.t(
      'Without an activation the outputs are logits: any numbers, below 0 and above 1. A crossentropy that is not told so takes their logarithm as if they were probabilities. Keras clips them into (0, 1), where the gradient of what was clipped is 0, so the loss stays near where it starts or jumps about.',
    ),
    l10n.t(
      'Either let the last layer apply `softmax` (exclusive classes) or `sigmoid` (one unit, or several labels), or keep the logits and tell the loss: `SparseCategoricalCrossentropy(from_logits=True)`. The second is a little more exact; `predict` then gives logits.',
    ),
  ],
  sources: ['Keras, keras/src/backend/tensorflow/nn.py (categorical_crossentropy, binary_crossentropy)', 'Keras, keras/src/losses/losses.py (from_logits)'],
  bad,
  good,
  check: eachCompilation(findingOf),
};

function findingOf(compilation: Compilation, context: RuleContext): Finding | null {
  const output = singleOutput(compilation);
  const loss = lossOf(compilation.step);
  if (output === null || loss?.fromLogits !== false || loss.kind === 'regression') return null;
  const place = atOutput(output);
  // For a quantity the loss is the fault.
  if (functionOf(output) !== 'linear' || place === null || targetBeyondClasses(compilation) !== null) return null;
  const wanted = loss.kind === 'binary' ? 'sigmoid' : 'softmax';
  return {
    rule: linearOutputWithCrossentropy.id,
    severity: linearOutputWithCrossentropy.severity,
    message: l10n.t('The outputs have no activation, so they are logits, and {0} takes them for probabilities.', loss.words),
    advice: l10n.t('use {0}, or from_logits=True', wanted),
    ...place,
    ...fixWith(l10n.t('Use {0}', wanted), useOutputActivation(context, output, wanted)),
  };
}
