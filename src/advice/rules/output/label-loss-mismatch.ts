import * as l10n from '@vscode/l10n';
import { categoricalCrossentropy, sparseCategoricalCrossentropy, useLoss } from '../../edits/use-loss.js';
import type { Finding } from '../../finding.js';
import type { Rule, RuleContext } from '../../rule.js';
import { singleOutput, type Compilation } from '../../training/compilation.js';
import { labelsOf } from '../../training/labels.js';
import { lossOf } from '../../training/loss.js';
import { eachCompilation } from '../each.js';
import { atCall, fixWith } from '../place.js';
import { bad, good } from './label-loss-mismatch.examples.js';
import { unitsOf } from './probabilities.js';

/** Labels in the form that the other categorical crossentropy takes. */
export const labelLossMismatch: Rule = {
  id: 'GL210',
  name: 'label-loss-mismatch',
  severity: 'error',
  isFixable: true,
  title: () => l10n.t('Labels in a form that the loss does not take'),
  explanation: () => [
    l10n.t(
      '`sparse_categorical_crossentropy` takes the number of the class: 3. `categorical_crossentropy` takes a row with a one in its place: [0, 0, 0, 1, …], as `to_categorical` makes it. With the other form Keras stops with an error about shapes.',
    ),
    l10n.t('Both losses are the same function; choose the one that fits the labels, which is easier than changing the labels.'),
  ],
  sources: ['Keras, keras/src/losses/losses.py (SparseCategoricalCrossentropy, CategoricalCrossentropy)'],
  bad,
  good,
  check: eachCompilation(findingOf),
};

function findingOf(compilation: Compilation, context: RuleContext): Finding | null {
  const output = singleOutput(compilation);
  const loss = lossOf(compilation.step);
  const form = formOfLabels(compilation);
  if (output === null || loss === null || form === null) return null;
  const wantsNumbers = loss.kind === 'sparse' && form === 'rows';
  const wantsRows = loss.kind === 'categorical' && form === 'numbers';
  if (!wantsNumbers && !wantsRows) return null;
  const wanted = wantsNumbers ? categoricalCrossentropy : sparseCategoricalCrossentropy;
  return {
    rule: labelLossMismatch.id,
    severity: labelLossMismatch.severity,
    message: wantsNumbers
      ? l10n.t('The labels are rows with a one, and {0} takes numbers of classes.', loss.words)
      : l10n.t('The labels are numbers of classes, and {0} takes rows with a one.', loss.words),
    advice: l10n.t('use {0} with these labels', wanted.alias),
    ...atCall(compilation.step.call, compilation, 'loss'),
    ...fixWith(l10n.t('Use {0}', wanted.alias), useLoss(context.textOf(compilation.step.range), compilation.step, wanted)),
  };
}

/** Whether the labels of one vector a sample are numbers or rows; null where that is not known, or the outputs are no vectors. */
function formOfLabels(compilation: Compilation): 'numbers' | 'rows' | null {
  const output = singleOutput(compilation);
  const labels = labelsOf(compilation);
  const units = output === null ? null : unitsOf(output);
  if (output?.shape?.length !== 2 || units === null || units < 2 || labels === null) return null;
  if (labels.labels?.form === 'oneHot') return 'rows';
  const [, ...rest] = labels.shape;
  if (rest.length === 0 || (rest.length === 1 && rest[0] === 1)) return 'numbers';
  return rest.length === 1 && rest[0] === units ? 'rows' : null;
}
