import * as l10n from '@vscode/l10n';
import { isUnknown, type FitStep } from '../../../spec/index.js';
import { setArgument } from '../../edits/set-argument.js';
import type { Finding } from '../../finding.js';
import type { Rule, RuleContext } from '../../rule.js';
import type { Compilation } from '../../training/compilation.js';
import { eachFit } from '../each.js';
import { atCall, fixWith } from '../place.js';
import { bad, good } from './stateful-shuffled.examples.js';

/** Sequences in a random order for layers that go on from one batch to the next. */
export const statefulShuffled: Rule = {
  id: 'GL805',
  name: 'stateful-shuffled',
  severity: 'warning',
  isFixable: true,
  title: () => l10n.t('Shuffled batches for a stateful recurrent layer'),
  explanation: () => [
    l10n.t(
      'With `stateful=True` a recurrent layer starts each sequence of a batch where the same row of the batch before has ended. `fit` shuffles the samples of arrays unless it is told not to, so the state that a sequence starts with is of another sequence: noise.',
    ),
    l10n.t('Give `fit` the argument `shuffle=False`, and reset the states between epochs.'),
  ],
  sources: ['Keras, keras/src/layers/rnn/rnn.py (stateful)', 'Keras, keras/src/trainers/trainer.py (fit, shuffle)'],
  bad,
  good,
  check: eachFit(findingOf),
};

function findingOf(fit: FitStep, compilation: Compilation, context: RuleContext): Finding | null {
  const stateful = compilation.model.layers.find(({ config }) => config['stateful'] === true);
  // A pipeline is never shuffled by fit; data with labels of its own beside it is no pipeline.
  const isArray = !isUnknown(fit.x) || fit.call.arguments.some(({ name }) => name === 'y');
  if (stateful === undefined || fit.shuffle !== true || !isArray) return null;
  return {
    rule: statefulShuffled.id,
    severity: statefulShuffled.severity,
    message: l10n.t('{0} goes on from batch to batch, and fit() shuffles the samples.', stateful.name),
    advice: l10n.t('use shuffle=False with stateful layers'),
    ...atCall(fit.call, compilation, 'shuffle'),
    ...fixWith(l10n.t('Do not shuffle'), setArgument(context.textOf(fit.range), fit.call, 'shuffle', 'False')),
  };
}
