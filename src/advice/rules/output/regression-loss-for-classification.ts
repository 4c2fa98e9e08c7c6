import * as l10n from '@vscode/l10n';
import { binaryCrossentropy, categoricalCrossentropy, sparseCategoricalCrossentropy, useLoss, type LossName } from '../../edits/use-loss.js';
import type { Finding } from '../../finding.js';
import type { Output } from '../../network/output.js';
import type { Rule, RuleContext } from '../../rule.js';
import { singleOutput, type Compilation } from '../../training/compilation.js';
import { classesOf } from '../../training/labels.js';
import { lossOf } from '../../training/loss.js';
import { eachCompilation } from '../each.js';
import { atCall, fixWith } from '../place.js';
import { eachProbability, functionOf, jointProbability, unitsOf } from './probabilities.js';
import { bad, good } from './regression-loss-for-classification.examples.js';

/** A loss for numbers where the labels are classes. */
export const regressionLossForClassification: Rule = {
  id: 'GL207',
  name: 'regression-loss-for-classification',
  severity: 'warning',
  isFixable: true,
  title: () => l10n.t('A regression loss for classes'),
  explanation: () => [
    l10n.t(
      'Behind softmax or sigmoid, the gradient of a squared or absolute error has the slope of that function as a factor, and the slope is nearly 0 where the model is sure. So a sample that is classified wrongly and surely teaches almost nothing. A crossentropy cancels the slope: the gradient of a logit is the probability minus the label.',
    ),
    l10n.t('Labels that are numbers of classes are worse off still: to a regression loss class 9 is nine times class 1.'),
  ],
  sources: ['Goodfellow, Bengio and Courville (2016), Deep Learning, sections 6.2.1.1 and 6.2.2, https://www.deeplearningbook.org', 'Golik, Doetsch and Ney (2013), Cross-entropy vs. squared error training'],
  bad,
  good,
  check: eachCompilation(findingOf),
};

function findingOf(compilation: Compilation, context: RuleContext): Finding | null {
  const output = singleOutput(compilation);
  const loss = lossOf(compilation.step);
  if (output === null || loss?.kind !== 'regression') return null;
  const name = functionOf(output);
  const labels = classesOf(compilation);
  const isSoftmax = jointProbability.has(name ?? '') && isVector(output);
  if (!isSoftmax && labels === null) return null;
  const wanted = wantedLoss(compilation, output);
  return {
    rule: regressionLossForClassification.id,
    severity: regressionLossForClassification.severity,
    message: isSoftmax
      ? l10n.t('{0} under softmax: the gradient nearly vanishes for samples that are classified wrongly and surely; a crossentropy\'s does not.', loss.words)
      : l10n.t('The labels are classes, and {0} takes them for numbers.', loss.words),
    advice: wanted === null ? l10n.t('use a crossentropy for classes') : l10n.t('use {0} for classes', wanted.alias),
    ...atCall(compilation.step.call, compilation, 'loss'),
    ...(wanted === null ? {} : fixWith(l10n.t('Use {0}', wanted.alias), useLoss(context.textOf(compilation.step.range), compilation.step, wanted))),
  };
}

/** The loss that fits the outputs and the labels as they are; null where one of them would have to change or is not known. */
function wantedLoss(compilation: Compilation, output: Output): LossName | null {
  const name = functionOf(output) ?? '';
  const units = unitsOf(output);
  const labels = classesOf(compilation);
  if (labels === null) return null;
  if (jointProbability.has(name) && (labels.classes ?? units) === units) return labels.form === 'oneHot' ? categoricalCrossentropy : sparseCategoricalCrossentropy;
  return eachProbability.has(name) && units === 1 && labels.form === 'indices' && labels.classes === 2 ? binaryCrossentropy : null;
}

/** Whether softmax gives one vector a sample, and not a map or a sequence of them, as attention does, nor the one number that it makes of one unit. */
const isVector = ({ shape }: Output): boolean => shape?.length === 2 && shape[1] !== 1;
