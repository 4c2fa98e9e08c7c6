import * as l10n from '@vscode/l10n';
import type { Finding } from '../../finding.js';
import { rangeAtFault } from '../../gather.js';
import { shapeInWords } from '../../network/shapes.js';
import type { Rule } from '../../rule.js';
import type { ModelSpec } from '../../../spec/index.js';
import { channelsComeFirst } from './channel-order.js';
import { bad, good } from './input-channel-order.examples.js';

/** Pictures with their channels first, in layers that want them last. */
export const inputChannelOrder: Rule = {
  id: 'GL303',
  name: 'input-channel-order',
  severity: 'warning',
  isFixable: false,
  title: () => l10n.t('Channels that come first where they belong last'),
  explanation: () => [
    l10n.t(
      'Keras takes pictures as (height, width, channels) unless it is told otherwise. A picture of shape (1, 28, 28) is then one row of 28 places with 28 channels: a kernel of height 3 does not fit, and with padding the net looks at the wrong axes and learns badly.',
    ),
    l10n.t(
      'Give the shape as (28, 28, 1), and bring the data into that order with `np.moveaxis(x, 1, -1)`. `data_format="channels_first"` says the other order in so many words, but TensorFlow cannot convolve it on a CPU.',
    ),
  ],
  sources: ['Keras, keras/src/layers/convolutional/base_conv.py (data_format)', 'Keras, keras/src/backend/config.py (image_data_format)'],
  bad,
  good,
  check: ({ plan }) => plan.models.flatMap((model) => findingOf(model) ?? []),
};

function findingOf(model: ModelSpec): Finding | null {
  const found = channelsComeFirst(model);
  if (found === null) return null;
  const { layer, shape } = found;
  const [, channels, height, width] = shape;
  return {
    rule: inputChannelOrder.id,
    severity: inputChannelOrder.severity,
    message: l10n.t('{0} takes {1} for a picture of height {2} with {3} channels; the channels belong last: {4}.', layer.name, shapeInWords(shape.slice(1)), channels ?? 0, width ?? 0, shapeInWords([height ?? null, width ?? null, channels ?? null])),
    advice: l10n.t('put the channels last'),
    range: rangeAtFault(layer.source, 'input_shape', 'batch_input_shape'),
    layers: [layer.id],
  };
}
