import * as l10n from '@vscode/l10n';
import { isConfigObject } from '../../../spec/index.js';
import type { Finding } from '../../finding.js';
import type { Rule } from '../../rule.js';
import { singleOutput, type Compilation } from '../../training/compilation.js';
import { classesOf } from '../../training/labels.js';
import { lossOf } from '../../training/loss.js';
import { atCall } from '../place.js';
import { bad, good } from './accuracy-for-regression.examples.js';
import { functionOf } from './probabilities.js';

/** Metrics that count exact hits; of those for classes, the file says itself that there are classes. */
const accuracies = new Set(['accuracy', 'Accuracy']);

/** Functions of outputs that are numbers of any size, and no probabilities. */
const numbers = new Set(['linear', 'relu', 'softplus']);

/** The share of right classes where there are none. */
export const accuracyForRegression: Rule = {
  id: 'GL213',
  name: 'accuracy-for-regression',
  severity: 'information',
  isFixable: false,
  title: () => l10n.t('Accuracy of a regression'),
  explanation: () => [
    l10n.t(
      'Accuracy is the share of predictions that are exactly right. Of numbers nearly none are, so it stays near 0 however good the model is, and says nothing.',
    ),
    l10n.t('For numbers, watch `mae` (in the unit of the targets) or `RootMeanSquaredError`.'),
  ],
  sources: ['Keras, keras/src/metrics/accuracy_metrics.py', 'Keras, keras/src/metrics/regression_metrics.py'],
  bad,
  good,
  check: (context) => context.compilations.flatMap((compilation) => findingOf(compilation) ?? []),
};

function findingOf(compilation: Compilation): Finding | null {
  const { step } = compilation;
  const output = singleOutput(compilation);
  if (output === null || lossOf(step)?.kind !== 'regression' || !numbers.has(functionOf(output) ?? '') || classesOf(compilation) !== null) return null;
  if (!step.metrics.some((metric) => isConfigObject(metric) && accuracies.has(metric.className))) return null;
  return {
    rule: accuracyForRegression.id,
    severity: accuracyForRegression.severity,
    message: l10n.t('Accuracy counts predictions that are exactly right; of a regression nearly none are, and it says nothing.'),
    advice: l10n.t('watch mae instead of accuracy'),
    ...atCall(step.call, compilation, 'metrics'),
  };
}
