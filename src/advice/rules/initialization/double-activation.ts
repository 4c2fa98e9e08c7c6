import * as l10n from '@vscode/l10n';
import { removeArgument } from '../../edits/remove-argument.js';
import type { Finding } from '../../finding.js';
import { areAllTheirCallsMake, rangeAtFault } from '../../gather.js';
import { isActivationLayer, ownActivation } from '../../network/activation.js';
import type { CallNode } from '../../network/calls.js';
import type { Rule, RuleContext } from '../../rule.js';
import { eachUse } from '../each.js';
import { fixWith } from '../place.js';
import { bad, good } from './double-activation.examples.js';

/** Functions that, applied twice, do what they do once. */
const idempotent = new Set(['relu', 'relu6', 'hard_tanh']);

/** Two activations in a row. */
export const doubleActivation: Rule = {
  id: 'GL105',
  name: 'double-activation',
  severity: 'warning',
  isFixable: true,
  title: () => l10n.t('Two activations in a row'),
  explanation: () => [
    l10n.t(
      'A layer with `activation=` applies its function already; an activation layer behind it applies another one to the result. Softmax of softmax is nearly the same for every class, sigmoid of ReLU is never below 0.5, tanh of sigmoid lives between 0 and 0.76: what was meant is one of the two.',
    ),
    l10n.t('ReLU of ReLU does no harm and says one thing twice: that is information, and the fix takes the first one away.'),
  ],
  sources: ['Keras, keras/src/layers/core/dense.py, keras/src/layers/activations/activation.py', 'NeuraLint, rule "multiple consecutive activations" (Nikanjam et al., 2021, https://arxiv.org/abs/2105.08095)'],
  bad,
  good,
  check: eachUse(findingOf),
};

function findingOf({ layer, consumers, isOutput }: CallNode, context: RuleContext): Finding | null {
  const [next, ...others] = consumers;
  if (next === undefined || others.length > 0 || isOutput || !isActivationLayer(next.layer)) return null;
  const first = ownActivation(layer);
  const second = ownActivation(next.layer);
  if (first === null || second === null || first === 'unknown' || second === 'unknown') return null;
  // Softmax within a model makes the weights of an attention, whose scores may have a function.
  if (second.name === 'softmax' && first.name !== 'softmax' && !next.isOutput && next.consumers.length > 0) return null;
  const isHarmless = first.name === second.name && idempotent.has(first.name);
  const canRemove = isHarmless && !isActivationLayer(layer) && areAllTheirCallsMake(context, [layer]);
  return {
    rule: doubleActivation.id,
    severity: isHarmless ? 'information' : doubleActivation.severity,
    message: l10n.t('{0} applies {1}, and {2} applies {3} to the result.', layer.name, first.name, next.layer.name, second.name),
    advice: l10n.t('keep one activation'),
    range: rangeAtFault(layer.source, 'activation'),
    layers: [layer.id, next.layer.id],
    ...fixWith(l10n.t('Remove the first activation'), canRemove ? removeArgument(context.textOf(layer.source.range), layer.source, 'activation') : null),
  };
}
