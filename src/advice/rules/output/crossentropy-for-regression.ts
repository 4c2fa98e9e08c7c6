import * as l10n from '@vscode/l10n';
import { useLoss, type LossName } from '../../edits/use-loss.js';
import type { Finding } from '../../finding.js';
import type { Rule, RuleContext } from '../../rule.js';
import { singleOutput, type Compilation } from '../../training/compilation.js';
import { lossOf } from '../../training/loss.js';
import { eachCompilation } from '../each.js';
import { atCall, fixWith } from '../place.js';
import { bad, good } from './crossentropy-for-regression.examples.js';
import { functionOf, unitsOf } from './probabilities.js';
import { targetBeyondClasses } from './target-beyond-classes.js';

const meanSquaredError: LossName = { className: 'MeanSquaredError', alias: 'mse' };

/** A loss for classes where the targets are numbers. */
export const crossentropyForRegression: Rule = {
  id: 'GL214',
  name: 'crossentropy-for-regression',
  severity: 'error',
  isFixable: true,
  title: () => l10n.t('A crossentropy for targets that are numbers'),
  explanation: () => [
    l10n.t(
      'A crossentropy compares probabilities with classes: 0 or 1, rows with a one, or the numbers of classes. Prices and other quantities are none of these. `binary_crossentropy` on targets above 1 has no least value: it falls without end while the model learns nothing. `sparse_categorical_crossentropy` takes a target for the number of a class that is not there.',
    ),
    l10n.t('For a quantity, give the last layer one unit without an activation, and train it with `mse`, or with `mae` or Huber where some targets are far off.'),
  ],
  sources: ['Keras, keras/src/losses/losses.py (BinaryCrossentropy, SparseCategoricalCrossentropy)', 'Goodfellow, Bengio and Courville (2016), Deep Learning, section 6.2.2, https://www.deeplearningbook.org'],
  bad,
  good,
  check: eachCompilation(findingOf),
};

function findingOf(compilation: Compilation, context: RuleContext): Finding | null {
  const output = singleOutput(compilation);
  const loss = lossOf(compilation.step);
  const target = targetBeyondClasses(compilation);
  if (output === null || loss === null || target === null) return null;
  const isReady = unitsOf(output) === 1 && functionOf(output) === 'linear';
  return {
    rule: crossentropyForRegression.id,
    severity: crossentropyForRegression.severity,
    message: l10n.t('The targets are numbers that go to {0}, and {1} takes them for classes.', target, loss.words),
    advice: l10n.t('use a loss for numbers, such as mse'),
    ...atCall(compilation.step.call, compilation, 'loss'),
    ...(isReady ? fixWith(l10n.t('Use {0}', meanSquaredError.alias), useLoss(context.textOf(compilation.step.range), compilation.step, meanSquaredError)) : {}),
  };
}
