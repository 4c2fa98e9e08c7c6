import * as l10n from '@vscode/l10n';
import type { Finding } from '../../finding.js';
import { rangeAtFault } from '../../gather.js';
import { refusalsOf, shapeInWords, type Refusal } from '../../network/shapes.js';
import type { Rule } from '../../rule.js';
import { channelsComeFirst } from './channel-order.js';
import { bad, good } from './kernel-larger-than-input.examples.js';
import { exceedingWindow } from './window.js';

/** A kernel or pool that is longer than what it slides over. */
export const kernelLargerThanInput: Rule = {
  id: 'GL302',
  name: 'kernel-larger-than-input',
  severity: 'error',
  isFixable: false,
  title: () => l10n.t('A kernel or pool that is larger than its input'),
  explanation: () => [
    l10n.t(
      'Without padding, a window of k values fits into n values n - k + 1 times, and not at all where k is greater than n. Each pooling halves height and width, so after a few of them little is left, and Keras stops with an error ("negative dimension size").',
    ),
    l10n.t('Use fewer poolings or smaller windows, larger pictures, or `padding="same"`. Look, too, at whether the axes stand in the right order: (height, width, channels).'),
  ],
  sources: ['Keras, keras/src/ops/operation_utils.py (compute_conv_output_shape, compute_pooling_output_shape)'],
  bad,
  good,
  // Where the channels stand in the wrong place, that is the cause.
  check: ({ plan }) => refusalsOf(plan.models).filter(({ model }) => channelsComeFirst(model) === null).flatMap((refusal) => findingOf(refusal) ?? []),
};

function findingOf(refusal: Refusal): Finding | null {
  const exceeding = exceedingWindow(refusal);
  const [shape] = refusal.inputs ?? [];
  if (exceeding === null || shape === undefined) return null;
  const { layer } = refusal;
  return {
    rule: kernelLargerThanInput.id,
    severity: kernelLargerThanInput.severity,
    message: l10n.t('{0}: a window of {1} does not fit into {2}; the input is {3}.', layer.name, exceeding.window, exceeding.length, shapeInWords(shape)),
    advice: l10n.t('use fewer poolings, smaller windows or padding="same"'),
    range: rangeAtFault(layer.source, exceeding.argument),
    layers: [layer.id],
  };
}
