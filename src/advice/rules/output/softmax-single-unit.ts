import * as l10n from '@vscode/l10n';
import { isUnknown, type LayerSpec } from '../../../spec/index.js';
import { useActivation } from '../../edits/use-activation.js';
import type { Finding } from '../../finding.js';
import { rangeAtFault } from '../../gather.js';
import { ownActivation, type Activation } from '../../network/activation.js';
import type { Rule, RuleContext } from '../../rule.js';
import { lossOf } from '../../training/loss.js';
import { eachLayer } from '../each.js';
import { fixWith } from '../place.js';
import { bad, good } from './softmax-single-unit.examples.js';

/** Softmax over one value. */
export const softmaxSingleUnit: Rule = {
  id: 'GL201',
  name: 'softmax-single-unit',
  severity: 'error',
  isFixable: true,
  title: () => l10n.t('Softmax over a single unit'),
  explanation: () => [
    l10n.t(
      'Softmax divides each value by the sum of all, so of a single value it makes 1, whatever the input. The gradient is exactly 0: nothing is learned, and the accuracy stays at the share of one class.',
    ),
    l10n.t(
      'For two classes, use one unit with `sigmoid` and `binary_crossentropy`, or two units with `softmax` and a categorical crossentropy. For a number, use no activation.',
    ),
  ],
  sources: ['Keras, keras/src/activations/activations.py (softmax)', 'Goodfellow, Bengio and Courville (2016), Deep Learning, section 6.2.2.3, https://www.deeplearningbook.org'],
  bad,
  good,
  check: eachLayer(findingOf),
};

function findingOf(layer: LayerSpec, context: RuleContext): Finding | null {
  const activation = ownActivation(layer);
  if (activation === null || activation === 'unknown' || activation.name !== 'softmax' || !isOverOneUnit(layer)) return null;
  return {
    rule: softmaxSingleUnit.id,
    severity: softmaxSingleUnit.severity,
    message: l10n.t('{0}: softmax of one unit is 1 whatever the input, so its gradient is 0 and nothing is learned.', layer.name),
    advice: l10n.t('use sigmoid for one unit'),
    range: rangeAtFault(layer.source, 'activation'),
    layers: [layer.id],
    ...fixWith(l10n.t('Use sigmoid'), isForTwoClasses(context, layer) ? useActivation(context, activation, 'sigmoid') : null),
  };
}

function isOverOneUnit({ calls, className, config, isFunction }: LayerSpec): boolean {
  // A function may be given its axis, by name or by position; a layer has one.
  const isOverLast = isFunction === true ? calls.every((call) => (call.arguments ?? []).length <= 1) : config['axis'] === -1;
  return (className !== 'Softmax' || isOverLast) && calls.length > 0 && calls.every(({ outputShape }) => !isUnknown(outputShape) && outputShape.at(-1) === 1);
}

/** Whether the layer is an output whose loss takes one probability. */
function isForTwoClasses({ compilations }: RuleContext, { id }: LayerSpec): boolean {
  const isOutput = (activation: Activation | null | 'unknown'): boolean => activation !== null && activation !== 'unknown' && activation.layer.id === id;
  const own = compilations.filter(({ outputs }) => outputs.some(({ activation }) => isOutput(activation)));
  return own.length > 0 && own.every(({ step }) => lossOf(step)?.kind === 'binary');
}
