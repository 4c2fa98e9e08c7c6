import * as l10n from '@vscode/l10n';
import { categoricalCrossentropy, useLoss } from '../../edits/use-loss.js';
import type { Finding } from '../../finding.js';
import type { Rule, RuleContext } from '../../rule.js';
import { singleOutput, type Compilation } from '../../training/compilation.js';
import { lossOf } from '../../training/loss.js';
import { eachCompilation } from '../each.js';
import { atCall, fixWith } from '../place.js';
import { functionOf, jointProbability, unitsOf } from './probabilities.js';
import { bad, good } from './softmax-with-binary-crossentropy.examples.js';

/** Probabilities of exclusive classes, each judged as if it stood for itself. */
export const softmaxWithBinaryCrossentropy: Rule = {
  id: 'GL203',
  name: 'softmax-with-binary-crossentropy',
  severity: 'warning',
  isFixable: true,
  title: () => l10n.t('Softmax outputs under a binary crossentropy'),
  explanation: () => [
    l10n.t(
      'Binary crossentropy takes every unit as a question of its own, though softmax makes the units answer one question together. It trains, with two losses of the same thing added up, but `accuracy` then counts single units: with ten classes a model that says nothing gets 90 %.',
    ),
    l10n.t('For exclusive classes, use `categorical_crossentropy`, or `sparse_categorical_crossentropy` where the labels are numbers.'),
  ],
  sources: ['Keras, keras/src/trainers/compile_utils.py (the metric that "accuracy" stands for)', 'Goodfellow, Bengio and Courville (2016), Deep Learning, section 6.2.2, https://www.deeplearningbook.org'],
  bad,
  good,
  check: eachCompilation(findingOf),
};

function findingOf(compilation: Compilation, context: RuleContext): Finding | null {
  const output = singleOutput(compilation);
  const loss = lossOf(compilation.step);
  if (output === null || loss?.kind !== 'binary' || loss.fromLogits !== false) return null;
  const units = unitsOf(output);
  // Of one unit, softmax itself is the fault.
  if (!jointProbability.has(functionOf(output) ?? '') || units === null || units < 2) return null;
  return {
    rule: softmaxWithBinaryCrossentropy.id,
    // With two classes it comes to the same.
    severity: units === 2 ? 'information' : softmaxWithBinaryCrossentropy.severity,
    message: l10n.t('{0} judges each of the {1} softmax units alone; they are the probabilities of exclusive classes.', loss.words, units),
    advice: l10n.t('use categorical_crossentropy with softmax'),
    ...atCall(compilation.step.call, compilation, 'loss'),
    ...fixWith(l10n.t('Use categorical_crossentropy'), useLoss(context.textOf(compilation.step.range), compilation.step, categoricalCrossentropy)),
  };
}
