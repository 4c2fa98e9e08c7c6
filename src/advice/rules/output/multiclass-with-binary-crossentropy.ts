import * as l10n from '@vscode/l10n';
import { useOutputActivation } from '../../edits/use-activation.js';
import { categoricalCrossentropy, useLoss } from '../../edits/use-loss.js';
import type { Finding } from '../../finding.js';
import type { Output } from '../../network/output.js';
import type { Rule, RuleContext } from '../../rule.js';
import { singleOutput, type Compilation } from '../../training/compilation.js';
import { classesOf } from '../../training/labels.js';
import { lossOf } from '../../training/loss.js';
import { eachCompilation } from '../each.js';
import { atCall, fixWith } from '../place.js';
import { bad, good } from './multiclass-with-binary-crossentropy.examples.js';
import { eachProbability, functionOf, unitsOf } from './probabilities.js';

/** A binary crossentropy where each sample is known to have one class of several. */
export const multiclassWithBinaryCrossentropy: Rule = {
  id: 'GL212',
  name: 'multiclass-with-binary-crossentropy',
  severity: 'information',
  isFixable: true,
  title: () => l10n.t('A binary crossentropy for exclusive classes'),
  explanation: () => [
    l10n.t(
      'With `sigmoid` and `binary_crossentropy` every class is a question of its own, which is right where a sample can have several labels. Here each has exactly one. It trains, but the model is not told that the classes exclude each other, its probabilities do not add up to 1, and `accuracy` counts single units: nine right zeros of ten make 90 %.',
    ),
    l10n.t('For exclusive classes, use `softmax` and `categorical_crossentropy`.'),
  ],
  sources: ['Goodfellow, Bengio and Courville (2016), Deep Learning, section 6.2.2.3, https://www.deeplearningbook.org', 'Keras, keras/src/trainers/compile_utils.py (the metric that "accuracy" stands for)'],
  bad,
  good,
  check: eachCompilation(findingOf),
};

function findingOf(compilation: Compilation, context: RuleContext): Finding | null {
  const output = singleOutput(compilation);
  const labels = classesOf(compilation);
  if (output === null || lossOf(compilation.step)?.kind !== 'binary' || labels === null) return null;
  const units = unitsOf(output);
  // Rows are as wide as there are units; otherwise nothing trains, and another rule says so.
  const classes = labels.classes ?? units;
  if (classes === null || classes < 3) return null;
  const isOneUnit = units === 1 && labels.form === 'indices';
  if (!isOneUnit && (labels.form !== 'oneHot' || !eachProbability.has(functionOf(output) ?? ''))) return null;
  return {
    rule: multiclassWithBinaryCrossentropy.id,
    severity: isOneUnit ? 'error' : multiclassWithBinaryCrossentropy.severity,
    message: isOneUnit
      ? l10n.t('One unit under a binary crossentropy tells two classes apart, and the data has {0}.', classes)
      : l10n.t('Each sample has one of {0} classes, and a binary crossentropy judges each class alone.', classes),
    advice: l10n.t('use softmax and a categorical crossentropy for {0} classes', classes),
    ...atCall(compilation.step.call, compilation, 'loss'),
    ...(isOneUnit ? {} : fixOf(context, compilation, output)),
  };
}

/** Both together, for each needs the other. */
function fixOf(context: RuleContext, { step }: Compilation, output: Output): Pick<Finding, 'fix'> {
  const activation = useOutputActivation(context, output, 'softmax');
  const loss = useLoss(context.textOf(step.range), step, categoricalCrossentropy);
  return activation === null || loss === null ? {} : fixWith(l10n.t('Use softmax and categorical_crossentropy'), [...activation, ...loss]);
}
