import * as l10n from '@vscode/l10n';
import type { DataFacts } from '../../../spec/index.js';
import type { Finding } from '../../finding.js';
import type { Rule } from '../../rule.js';
import { singleOutput, type Compilation } from '../../training/compilation.js';
import { labelsOf } from '../../training/labels.js';
import { lossOf } from '../../training/loss.js';
import { atOutput } from '../place.js';
import { bad, good } from './bounded-output-for-regression.examples.js';
import { functionOf, unitsOf } from './probabilities.js';

/** What functions can give, at most and at least. Softmax is for classes, and other rules say what it wants. */
const ranges: Readonly<Partial<Record<string, readonly [number, number]>>> = {
  sigmoid: [0, 1],
  hard_sigmoid: [0, 1],
  tanh: [-1, 1],
  hard_tanh: [-1, 1],
  softsign: [-1, 1],
  relu: [0, Infinity],
  relu6: [0, 6],
  softplus: [0, Infinity],
  exponential: [0, Infinity],
};

/** Outputs that cannot reach the targets. */
export const boundedOutputForRegression: Rule = {
  id: 'GL208',
  name: 'bounded-output-for-regression',
  severity: 'warning',
  isFixable: false,
  title: () => l10n.t('Outputs that cannot reach the targets'),
  explanation: () => [
    l10n.t(
      'A sigmoid stays between 0 and 1, tanh between -1 and 1, and ReLU at 0 or above. Targets outside are never reached: the units saturate at the bound, their gradient goes to 0, and the loss stays high.',
    ),
    l10n.t('For regression, give the last layer no activation, or bring the targets into the range of the activation before training and back after it. This warns where the targets are known to be outside; one `sigmoid` unit under a regression loss is information where they are not known.'),
  ],
  sources: ['Goodfellow, Bengio and Courville (2016), Deep Learning, section 6.2.2.1, https://www.deeplearningbook.org'],
  bad,
  good,
  check: (context) => context.compilations.flatMap((compilation) => findingOf(compilation) ?? []),
};

function findingOf(compilation: Compilation): Finding | null {
  const output = singleOutput(compilation);
  if (output === null || lossOf(compilation.step)?.kind !== 'regression') return null;
  const name = functionOf(output) ?? '';
  const range = ranges[name];
  const place = atOutput(output);
  if (range === undefined || place === null) return null;
  const targets = labelsOf(compilation);
  const outside = outsideOf(range, targets);
  // An autoencoder's targets are its inputs, and it has many units; one unit that is a probability is rare in regression.
  const isDoubtful = name === 'sigmoid' && unitsOf(output) === 1 && targets?.maximum === undefined;
  if (outside === null && !isDoubtful) return null;
  return {
    rule: boundedOutputForRegression.id,
    severity: outside === null ? 'information' : boundedOutputForRegression.severity,
    message:
      outside === null
        ? l10n.t('{0} gives numbers between {1} and {2} only; targets of a regression are seldom all in there.', name, ...range)
        : l10n.t('{0} gives numbers between {1} and {2} only, and the targets go to {3}.', name, range[0], range[1] === Infinity ? '∞' : range[1], outside),
    advice: l10n.t('give a regression output no activation'),
    ...place,
  };
}

/** The target that is furthest outside; null where none is known to be. */
function outsideOf([least, greatest]: readonly [number, number], targets: DataFacts | null): number | null {
  if (targets?.maximum !== undefined && targets.maximum > greatest) return targets.maximum;
  return targets?.minimum !== undefined && targets.minimum < least ? targets.minimum : null;
}
