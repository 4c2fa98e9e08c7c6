import * as l10n from '@vscode/l10n';
import { isUnknown, type LayerSpec } from '../../../spec/index.js';
import type { Finding } from '../../finding.js';
import { rangeAtFault } from '../../gather.js';
import { usesOf } from '../../network/calls.js';
import type { Rule, RuleExample } from '../../rule.js';

const net = (axis: string): string => `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(32, 32, 3)),
    keras.layers.Conv2D(16, 3, use_bias=False),
    keras.layers.BatchNormalization(${axis}),
    keras.layers.Activation("relu"),
])
`;

const bad: readonly RuleExample[] = [{ title: 'The rows of a picture', code: net('axis=1') }];
const good: readonly RuleExample[] = [{ title: 'The channels', code: net('') }];

/** Normalization along an axis that has no channels. */
export const normalizationAxis: Rule = {
  id: 'GL406',
  name: 'batchnorm-axis',
  severity: 'warning',
  isFixable: false,
  title: () => l10n.t('BatchNormalization along an axis that is not the channels'),
  explanation: () => [
    l10n.t('`axis` names the axis whose entries are normalized each by itself: the features, or the channels of a picture. With channels last, which Keras has unless it is told otherwise, that is -1. `axis=1` then normalizes each row of the picture; it stems from code for `channels_first`.'),
  ],
  sources: ['Keras, keras/src/layers/normalization/batch_normalization.py (axis)', 'Ioffe and Szegedy (2015), section 3.2, https://arxiv.org/abs/1502.03167'],
  bad,
  good,
  check: ({ plan }) =>
    plan.models.flatMap(usesOf).flatMap(({ layer, consumers }): Finding[] => {
      const [next] = consumers;
      const axis = next?.layer.config['axis'];
      if (next?.layer.className !== 'BatchNormalization' || typeof axis !== 'number' || !isAlongRows(layer, next.layer, axis)) return [];
      return [{
        rule: normalizationAxis.id,
        severity: normalizationAxis.severity,
        message: l10n.t('{0} normalizes axis {1}; the channels of {2} are on the last one.', next.layer.name, axis, layer.name),
        advice: l10n.t('normalize the channels'),
        range: rangeAtFault(next.layer.source, 'axis'),
        layers: [next.layer.id],
      }];
    }),
};

function isAlongRows(convolution: LayerSpec, { calls }: LayerSpec, axis: number): boolean {
  const shape = calls[0]?.outputShape;
  const format = convolution.config['data_format'];
  if (!convolution.className.includes('Conv2D') || (format !== null && format !== 'channels_last')) return false;
  return shape !== undefined && !isUnknown(shape) && axis > 0 && axis < shape.length - 1;
}
