import * as l10n from '@vscode/l10n';
import { isUnknown, type CallSource, type FitStep } from '../../../spec/index.js';
import { sliceOf } from '../../edits/python-string.js';
import { writtenArguments } from '../../edits/set-argument.js';
import type { Finding } from '../../finding.js';
import type { Rule, RuleContext } from '../../rule.js';
import type { Compilation } from '../../training/compilation.js';
import { areRowsOf, commonRows, rowsOf } from '../../training/rows.js';
import { eachFit } from '../each.js';
import { atCall } from '../place.js';
import { bad, good } from './validation-overlaps-train.examples.js';

/** Validation by samples that are trained on. */
export const validationOverlapsTrain: Rule = {
  id: 'GL802',
  name: 'validation-overlaps-train',
  severity: 'warning',
  isFixable: false,
  title: () => l10n.t('Validation data that is trained on'),
  explanation: () => [
    l10n.t(
      'Validation says how the model does on samples that it has not seen. On samples that it was trained on, it says how well they were learned by heart: the validation loss falls with the training loss, early stopping never stops, and overfitting does not show.',
    ),
    l10n.t('Keep some samples aside: `X_valid, X_train = X_train[:5000], X_train[5000:]`, `train_test_split`, or `validation_split=0.1`.'),
  ],
  sources: ['Goodfellow, Bengio and Courville (2016), Deep Learning, section 5.3, https://www.deeplearningbook.org'],
  bad,
  good,
  check: eachFit(findingOf),
};

function findingOf(fit: FitStep, compilation: Compilation, context: RuleContext): Finding | null {
  const common = sameRows(fit) ?? sameText(context.textOf(fit.range), fit.call) ?? rowsOfTheTrained(fit);
  if (common === null) return null;
  return {
    rule: validationOverlapsTrain.id,
    severity: validationOverlapsTrain.severity,
    message: messageOf(common),
    advice: l10n.t('validate on samples that are kept aside'),
    ...atCall(fit.call, compilation, 'validation_data'),
  };
}

/** How much of the validation data is trained on: all there is to train on, so many samples, or a part of that. */
type Common = number | 'all' | 'part';

function messageOf(common: Common): string {
  switch (common) {
    case 'all':
      return l10n.t('The validation data is the training data, so validation cannot show overfitting.');
    case 'part':
      return l10n.t('The validation data is a part of the training data, so validation cannot show overfitting.');
    default:
      return l10n.t('{0} samples of the validation data are trained on, so validation cannot show overfitting.', common);
  }
}

/** What is validated with, where its rows are some or all of those that are trained on; null where that is not known. */
function rowsOfTheTrained({ x, validation }: FitStep): Common | null {
  if (isUnknown(validation) || validation.kind !== 'data' || isUnknown(x) || isUnknown(validation.x) || !areRowsOf(validation.x, x)) return null;
  if (areRowsOf(x, validation.x)) return 'all';
  return validation.x.shape[0] ?? 'part';
}

/** The number of samples in common, of data that is known by name; null where there are none, or it is not known. */
function sameRows({ x, validation }: FitStep): number | null {
  if (isUnknown(validation) || validation.kind !== 'data' || isUnknown(x) || isUnknown(validation.x)) return null;
  const [trained, validated] = [rowsOf(x), rowsOf(validation.x)];
  const common = trained === null || validated === null ? 0 : commonRows(trained, validated);
  return common > 0 ? common : null;
}

/** `fit(X, y, validation_data=(X, y))`, or a slice of X: whatever X is, it is the same. */
function sameText(text: string, call: CallSource): 'all' | null {
  const written = writtenArguments(call);
  const textOf = (parameter: string): string | undefined => {
    const argument = written.find(({ name }) => name === parameter);
    return argument && sliceOf(text, argument.value);
  };
  const [, validated] = /^[([]\s*([A-Za-z_][\w.]*)\s*(?:\[[^\]]*\]\s*)?,/.exec(textOf('validation_data') ?? '') ?? [];
  return validated !== undefined && validated === textOf('x')?.trim() ? 'all' : null;
}
