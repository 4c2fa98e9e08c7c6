import * as l10n from '@vscode/l10n';
import { isUnknown, type FitStep } from '../../../spec/index.js';
import type { Finding } from '../../finding.js';
import type { Rule } from '../../rule.js';
import type { Compilation } from '../../training/compilation.js';
import { shuffledWindowsOf, type ShuffledWindows } from '../../training/shuffled-windows.js';
import { eachFit } from '../each.js';
import { atCall, type Place } from '../place.js';
import { bad, good } from './shuffled-windows.examples.js';

/** Overlapping windows of a series, of which some are kept aside at random; or windows of rows that were shuffled before. */
export const shuffledWindows: Rule = {
  id: 'GL807',
  name: 'shuffled-windows',
  severity: 'warning',
  isFixable: false,
  title: () => l10n.t('Windows of a series that are divided at random'),
  explanation: () => [
    l10n.t(
      'Windows that start one step apart share all their other steps. Where they are divided into training and test data at random, nearly every test window has a neighbor in the training data that differs by a step and even holds the number to be predicted. The test then says how well the series was learned by heart, and the model does worse on what comes later.',
    ),
    l10n.t('Divide by time: train on the first part of the series and test on the last, `train_test_split(X, y, shuffle=False)` or `X[:800], X[800:]`. To shuffle the training windows afterwards, as `fit` does, is fine.'),
    l10n.t('Rows that are shuffled before the windows are cut are worse still: a window is then no stretch of the series, and there is nothing in its order to learn.'),
  ],
  sources: [
    'Chollet (2021), Deep Learning with Python, second edition, section 5.2.1 ("the arrow of time")',
    'scikit-learn, Cross-validation, section "Cross validation of time series data"',
  ],
  bad,
  good,
  check: eachFit(findingOf),
};

function findingOf(fit: FitStep, compilation: Compilation): Finding | null {
  const windows = isUnknown(fit.x) ? null : shuffledWindowsOf(fit.x);
  if (windows === null || (windows.when === 'afterCut' && !windows.isPart && !keepsSomeAside(fit))) return null;
  return {
    rule: shuffledWindows.id,
    severity: shuffledWindows.severity,
    message: messageOf(windows),
    advice: l10n.t('divide the series in the order of time'),
    ...placeOf(windows, fit, compilation),
  };
}

const keepsSomeAside = ({ validation }: FitStep): boolean => !isUnknown(validation) && validation.kind === 'split';

function messageOf({ when, length }: ShuffledWindows): string {
  return when === 'beforeCut'
    ? l10n.t('The rows are shuffled before windows of {0} are cut out of them, so no window is a stretch of the series.', length)
    : l10n.t('Windows of {0} steps overlap and are divided at random, so those kept aside share steps with those that are trained on.', length);
}

/** Where the windows are divided by a call, there; else where they are trained on. */
function placeOf({ by }: ShuffledWindows, fit: FitStep, compilation: Compilation): Place {
  const place = atCall(fit.call, compilation, 'x');
  return by.operation === 'split' && by.range !== undefined ? { ...place, range: by.range, call: by.range } : place;
}
