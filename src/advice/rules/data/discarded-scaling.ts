import * as l10n from '@vscode/l10n';
import { isUnknown, type ArrayExpression, type DiscardedScaling, type FitStep } from '../../../spec/index.js';
import type { Finding } from '../../finding.js';
import type { Rule, RuleContext } from '../../rule.js';
import type { Compilation } from '../../training/compilation.js';
import { eachFit } from '../each.js';
import { atCall } from '../place.js';
import { bad, good } from './discarded-scaling.examples.js';

/** A scaler whose result nobody keeps, and data that is trained on as it was. */
export const discardedScaling: Rule = {
  id: 'GL809',
  name: 'discarded-scaling',
  severity: 'warning',
  isFixable: false,
  title: () => l10n.t('Scaled data that is thrown away'),
  explanation: () => [
    l10n.t('`transform` and `fit_transform` leave the data that they are given as it is, and return it scaled. As a statement of their own they change nothing: the model is trained on the data as it was.'),
    l10n.t('Keep what they return: `X_train = scaler.fit_transform(X_train)`, and for the other parts `X_test = scaler.transform(X_test)`, with the same scaler. To learn the statistics alone, call `fit`.'),
  ],
  sources: ['scikit-learn, sklearn/base.py, `TransformerMixin.fit_transform`'],
  bad,
  good,
  check: eachFit(findingsOf),
};

function findingsOf({ x, call }: FitStep, compilation: Compilation, { plan }: RuleContext): Finding[] {
  if (isUnknown(x)) return [];
  const thrownAway = (plan.discardedScalings ?? []).filter(({ data }) => isPickedFrom(x, data));
  return thrownAway.map(({ range, scaler }: DiscardedScaling) => ({
    rule: discardedScaling.id,
    severity: discardedScaling.severity,
    message: l10n.t('What {0} returns here is thrown away, and the model is trained on the data as it was.', scaler),
    advice: l10n.t('keep what the scaler returns'),
    ...atCall(call, compilation, 'x'),
    range,
    call: range,
  }));
}

/** Whether an array is another one, or some of its rows, with the same numbers. */
function isPickedFrom(array: ArrayExpression, data: ArrayExpression): boolean {
  for (let each = array; ; each = each.input) {
    if (each === data) return true;
    if (each.operation !== 'slice' && each.operation !== 'split' && each.operation !== 'take' && each.operation !== 'cast' && each.operation !== 'reshape') return false;
  }
}
