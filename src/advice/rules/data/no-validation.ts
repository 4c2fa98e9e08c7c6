import * as l10n from '@vscode/l10n';
import { isUnknown, type FitStep } from '../../../spec/index.js';
import { setArgument } from '../../edits/set-argument.js';
import type { Finding } from '../../finding.js';
import type { Rule, RuleContext } from '../../rule.js';
import type { Compilation } from '../../training/compilation.js';
import { eachFit } from '../each.js';
import { atCall, fixWith } from '../place.js';
import { bad, good } from './no-validation.examples.js';

/** From so many epochs on, samples are seen often enough to be learned by heart. */
const manyEpochs = 5;

/** Training that nothing watches from outside. */
export const noValidation: Rule = {
  id: 'GL804',
  name: 'no-validation',
  severity: 'hint',
  isQuiet: true,
  isFixable: true,
  title: () => l10n.t('Training without validation'),
  explanation: () => [
    l10n.t(
      'The training loss falls whether a model learns what samples have in common or learns the samples by heart. Only samples that it is not trained on tell the two apart, and only they say when to stop.',
    ),
    l10n.t('`validation_split=0.1` keeps the last tenth of the arrays aside. Shuffle them first where they are in order, for Keras takes the last tenth as it is.'),
  ],
  sources: ['Keras, keras/src/trainers/data_adapters/array_data_adapter.py (train_validation_split)', 'Goodfellow, Bengio and Courville (2016), Deep Learning, section 5.3, https://www.deeplearningbook.org'],
  bad,
  good,
  check: eachFit(findingOf),
};

function findingOf(fit: FitStep, compilation: Compilation, context: RuleContext): Finding | null {
  const { validation, epochs, x } = fit;
  if (isUnknown(validation) || validation.kind !== 'none' || isUnknown(epochs) || epochs < manyEpochs) return null;
  // A pipeline cannot be split; what is not known may be one.
  const canSplit = !isUnknown(x) || fit.facts?.y !== undefined;
  return {
    rule: noValidation.id,
    severity: noValidation.severity,
    message: l10n.t('{0} epochs without validation: nothing will show when the model only learns its samples by heart.', epochs),
    advice: l10n.t('validate while training'),
    ...atCall(fit.call, compilation),
    ...fixWith(l10n.t('Keep a tenth aside for validation'), canSplit ? setArgument(context.textOf(fit.range), fit.call, 'validation_split', '0.1') : null),
  };
}
