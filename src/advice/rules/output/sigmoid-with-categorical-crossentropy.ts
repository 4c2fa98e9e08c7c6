import * as l10n from '@vscode/l10n';
import { useOutputActivation } from '../../edits/use-activation.js';
import { binaryCrossentropy, useLoss } from '../../edits/use-loss.js';
import type { Finding } from '../../finding.js';
import type { Output } from '../../network/output.js';
import type { Rule, RuleContext } from '../../rule.js';
import { singleOutput, type Compilation } from '../../training/compilation.js';
import { classesOf } from '../../training/labels.js';
import { lossOf, type KnownLoss } from '../../training/loss.js';
import { eachCompilation } from '../each.js';
import { atOutput, fixWith } from '../place.js';
import { eachProbability, functionOf, unitsOf } from './probabilities.js';
import { bad, good } from './sigmoid-with-categorical-crossentropy.examples.js';

/** Probabilities that stand each for itself, under a loss for exclusive classes. */
export const sigmoidWithCategoricalCrossentropy: Rule = {
  id: 'GL202',
  name: 'sigmoid-with-categorical-crossentropy',
  severity: 'warning',
  isFixable: true,
  title: () => l10n.t('Sigmoid outputs under a categorical crossentropy'),
  explanation: () => [
    l10n.t(
      'A categorical crossentropy looks only at the probability of the right class and expects that all of them add up to 1, as softmax has it. Sigmoid units do not compete: Keras divides them by their sum, and pushing all of them up together changes nothing, so training is slow and the numbers are no probabilities.',
    ),
    l10n.t('For exclusive classes, use `softmax`. Where a sample can have several labels, keep `sigmoid` and use `binary_crossentropy`. With one unit, categorical crossentropy is 0 whatever it says: use `binary_crossentropy`.'),
  ],
  sources: ['Keras, keras/src/backend/tensorflow/nn.py (categorical_crossentropy)', 'Goodfellow, Bengio and Courville (2016), Deep Learning, section 6.2.2, https://www.deeplearningbook.org'],
  bad,
  good,
  check: eachCompilation(findingOf),
};

function findingOf(compilation: Compilation, context: RuleContext): Finding | null {
  const output = singleOutput(compilation);
  const loss = lossOf(compilation.step);
  if (output === null || loss?.fromLogits !== false || (loss.kind !== 'categorical' && loss.kind !== 'sparse')) return null;
  const name = functionOf(output);
  const place = atOutput(output);
  if (name === null || place === null || !eachProbability.has(name)) return null;
  const isSingle = unitsOf(output) === 1;
  return {
    rule: sigmoidWithCategoricalCrossentropy.id,
    severity: isSingle ? 'error' : sigmoidWithCategoricalCrossentropy.severity,
    message: isSingle
      ? l10n.t('One {0} unit under {1}: this loss is made for several classes and learns nothing from one unit.', name, loss.words)
      : l10n.t('{0} units under {1}: the loss expects probabilities of exclusive classes, which add up to 1.', name, loss.words),
    advice: isSingle ? l10n.t('use binary_crossentropy with one unit') : l10n.t('use softmax for exclusive classes'),
    ...place,
    ...fixOf(context, compilation, output, loss, isSingle),
  };
}

/** One unit wants another loss; labels that name one class each want softmax. Of rows, it is not certain that they have a single one. */
function fixOf(context: RuleContext, compilation: Compilation, output: Output, loss: KnownLoss, isSingle: boolean): Pick<Finding, 'fix'> {
  if (isSingle) return loss.kind === 'sparse' ? fixWith(l10n.t('Use binary_crossentropy'), useLoss(context.textOf(compilation.step.range), compilation.step, binaryCrossentropy)) : {};
  const isExclusive = loss.kind === 'sparse' || classesOf(compilation)?.form === 'oneHot';
  return isExclusive ? fixWith(l10n.t('Use softmax'), useOutputActivation(context, output, 'softmax')) : {};
}
