import * as l10n from '@vscode/l10n';
import { isUnknown, type FitStep } from '../../../spec/index.js';
import type { Finding } from '../../finding.js';
import type { Rule } from '../../rule.js';
import { certainValues } from '../../training/certain-values.js';
import { singleOutput, type Compilation } from '../../training/compilation.js';
import { lossOf } from '../../training/loss.js';
import { eachFit } from '../each.js';
import { atCall } from '../place.js';
import { bad, good } from './label-out-of-range.examples.js';
import { unitsOf } from './probabilities.js';

/** Numbers of classes that no unit stands for. */
export const labelOutOfRange: Rule = {
  id: 'GL215',
  name: 'label-out-of-range',
  severity: 'error',
  isFixable: false,
  title: () => l10n.t('Labels beyond the output units'),
  explanation: () => [
    l10n.t(
      '`sparse_categorical_crossentropy` takes a label as the place of a unit, and places are counted from 0: five units take the labels 0 to 4. A label beyond them stops the training ("Received a label value of 5 which is outside the valid range of [0, 5)"), or makes the loss not a number.',
    ),
    l10n.t('Classes that are numbered from 1 want `y - 1`. Labels of any numbers or names become 0, 1, 2 … with scikit-learn\'s `LabelEncoder`, or with `np.unique(y, return_inverse=True)`. Otherwise give the last layer as many units as there are classes.'),
  ],
  sources: ['Keras, keras/src/backend/tensorflow/nn.py (sparse_categorical_crossentropy)', 'TensorFlow, tensorflow/core/kernels/sparse_xent_op.cc'],
  bad,
  good,
  check: eachFit(findingOf),
};

function findingOf(fit: FitStep, compilation: Compilation): Finding | null {
  const output = singleOutput(compilation);
  const units = output === null ? null : unitsOf(output);
  if (output?.shape?.length !== 2 || units === null || units < 2 || lossOf(compilation.step)?.kind !== 'sparse') return null;
  // Labels whose classes are known are another rule's.
  if (isUnknown(fit.y) || fit.facts?.y?.labels !== undefined) return null;
  const [least, greatest] = certainValues(fit.y) ?? [0, 0];
  if (least >= 0 && greatest < units) return null;
  return {
    rule: labelOutOfRange.id,
    severity: labelOutOfRange.severity,
    message: l10n.t('The labels go from {0} to {1}, and {2} units take the labels 0 to {3}.', least, greatest, units, units - 1),
    advice: least === 1 && greatest === units ? l10n.t('count classes from 0: y - 1') : l10n.t('number the classes from 0, one unit for each'),
    ...atCall(fit.call, compilation, 'y'),
  };
}
