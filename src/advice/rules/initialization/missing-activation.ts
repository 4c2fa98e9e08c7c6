import * as l10n from '@vscode/l10n';
import { isUnknown, type LayerSpec } from '../../../spec/index.js';
import type { Finding } from '../../finding.js';
import { ownActivation } from '../../network/activation.js';
import { callGraph, type CallNode } from '../../network/calls.js';
import { isKernelLayer } from '../../network/layer-kinds.js';
import { nextKernelByLinearWay } from '../../network/linear-way.js';
import type { Rule } from '../../rule.js';
import { bad, good } from './missing-activation.examples.js';

/** Two layers in a row with nothing but linear between them. */
export const missingActivation: Rule = {
  id: 'GL106',
  name: 'missing-activation',
  severity: 'warning',
  isFixable: false,
  title: () => l10n.t('A hidden layer without an activation'),
  explanation: () => [
    l10n.t(
      'Without a function between them, two layers that multiply by weights are one: the product of their matrices. The second has weights to train and adds nothing that the first could not do; a deep net of such layers is a linear model.',
    ),
    l10n.t(
      'Give the layer `activation="relu"` (with `he_normal` weights), or another one. It is only information where the layer is narrower than the next one, since a bottleneck may be meant, and between convolutions, which some nets factorize. Layers of classes that are not known, and calls with `**arguments`, are passed over.',
    ),
  ],
  sources: ['Goodfellow, Bengio and Courville (2016), Deep Learning, section 6.1, https://www.deeplearningbook.org', 'UMLAUT (Schoop, Huang and Hartmann, 2021), "missing activation functions"'],
  bad,
  good,
  check: ({ plan }) => plan.models.flatMap((model) => [...callGraph(model).values()]).flatMap((calls) => findingOf(calls) ?? []),
};

function findingOf(calls: readonly CallNode[]): Finding | null {
  const [node, ...others] = calls;
  if (node === undefined || others.length > 0 || !isKernelLayer(node.layer)) return null;
  const { layer } = node;
  const next = nextKernelByLinearWay(node);
  if (next === null || ownActivation(layer) !== null || !isPlain(layer)) return null;
  const [width, nextWidth] = [widthOf(layer), widthOf(next)];
  if (width === null || nextWidth === null) return null;
  const isDense = layer.className === 'Dense' || next.className === 'Dense';
  return {
    rule: missingActivation.id,
    severity: isDense && width >= nextWidth ? missingActivation.severity : 'information',
    message: l10n.t('{0} has no activation, so it and {1} together do no more than one layer could.', layer.name, next.name),
    advice: l10n.t('give hidden layers an activation'),
    range: layer.source.callee,
    layers: [layer.id],
  };
}

/** Whether nothing about the layer is unknown that could make it more than a product with its kernel. */
function isPlain({ config }: LayerSpec): boolean {
  return !Object.values(config).some(isUnknown);
}

function widthOf({ config }: LayerSpec): number | null {
  const width = config['units'] ?? config['filters'];
  return typeof width === 'number' ? width : null;
}
