import * as l10n from '@vscode/l10n';
import type { Finding } from '../../finding.js';
import { beginningOf } from '../../gather.js';
import { refusalsOf, type Refusal } from '../../network/shapes.js';
import type { Rule, RuleContext } from '../../rule.js';
import { channelsComeFirst } from './channel-order.js';
import { isBuiltByData } from './data-shape.js';
import { exceedingWindow } from './window.js';
import { bad, good } from './layer-shape-mismatch.examples.js';

/** A layer that cannot take what it is given. */
export const layerShapeMismatch: Rule = {
  id: 'GL301',
  name: 'layer-shape-mismatch',
  severity: 'error',
  isFixable: false,
  title: () => l10n.t('A layer that cannot take the shape of its input'),
  explanation: () => [
    l10n.t(
      'Every layer takes inputs of certain shapes: recurrent layers want (steps, features), two-dimensional convolutions (height, width, channels), `Add` inputs of one shape, `Reshape` as many numbers as it gives. Keras stops with an error when the model is made or first called. This is said here before anything runs.',
    ),
    l10n.t('Shapes leave the number of samples out: `Input(shape=(80,))` is for samples of 80 numbers.'),
  ],
  sources: ['Keras, keras/src/layers/input_spec.py (assert_input_compatibility)', 'Keras, compute_output_shape of the layer'],
  bad,
  good,
  check: findingsOf,
};

function findingsOf(context: RuleContext): Finding[] {
  const refusals = refusalsOf(context.plan.models);
  // A model within a model is refused in both, and what another rule says of one of them is enough.
  const saidElsewhere = new Set(refusals.filter((refusal) => isOfAnotherRule(context, refusal)).map(placeOf));
  return refusals.filter((refusal) => !saidElsewhere.has(placeOf(refusal))).map(findingOf);
}

const placeOf = ({ layer }: Refusal): string => beginningOf(layer.source.range);

/** Windows that are too large, channels in the wrong place and data that does not fit have rules of their own. */
function isOfAnotherRule(context: RuleContext, refusal: Refusal): boolean {
  return exceedingWindow(refusal) !== null || channelsComeFirst(refusal.model) !== null || isBuiltByData(context, refusal);
}

function findingOf({ layer, reason }: Refusal): Finding {
  return {
    rule: layerShapeMismatch.id,
    severity: layerShapeMismatch.severity,
    message: reason,
    advice: l10n.t('give {0} a shape that it can take', layer.className),
    range: layer.source.callee,
    layers: [layer.id],
  };
}
