import * as l10n from '@vscode/l10n';
import { isUnknown, type LayerSpec } from '../../../spec/index.js';
import type { Finding, Severity } from '../../finding.js';
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
  check: ({ plan }) => plan.models.flatMap((model) => runsOf([...callGraph(model).values()].flatMap((calls) => linearOf(calls) ?? [])).map(findingOf)),
};

/** A layer that is linear up to the next one with a kernel. */
interface Linear {
  readonly layer: LayerSpec;
  readonly next: LayerSpec;
  readonly severity: Severity;
}

/** At least one. */
type Run = readonly [Linear, ...Linear[]];

function linearOf(calls: readonly CallNode[]): Linear | null {
  const [node, ...others] = calls;
  if (node === undefined || others.length > 0 || !isKernelLayer(node.layer)) return null;
  const { layer } = node;
  const next = nextKernelByLinearWay(node);
  if (next === null || ownActivation(layer) !== null || !isPlain(layer)) return null;
  const [width, nextWidth] = [widthOf(layer), widthOf(next)];
  if (width === null || nextWidth === null) return null;
  const isDense = layer.className === 'Dense' || next.className === 'Dense';
  return { layer, next, severity: isDense && width >= nextWidth ? missingActivation.severity : 'information' };
}

/** Linear layers that follow one another, which are one fault, in the order of the signal. */
function runsOf(linear: readonly Linear[]): Run[] {
  const byLayer = new Map(linear.map((each) => [each.layer, each]));
  const followerOf = ({ next, severity }: Linear): Linear | undefined => {
    const follower = byLayer.get(next);
    return follower?.severity === severity ? follower : undefined;
  };
  const followers = new Set(linear.map(followerOf));
  return linear.filter((each) => !followers.has(each)).map((first): Run => {
    const rest: Linear[] = [];
    for (let each = followerOf(first); each !== undefined; each = followerOf(each)) rest.push(each);
    return [first, ...rest];
  });
}

function findingOf(run: Run): Finding {
  const [{ layer, severity }] = run;
  const { layer: last, next } = run.at(-1) ?? run[0];
  return {
    rule: missingActivation.id,
    severity,
    message:
      run.length === 1
        ? l10n.t('{0} has no activation, so it and {1} together do no more than one layer could.', layer.name, next.name)
        : l10n.t('{0} layers, {1} to {2}, have no activation, so they and {3} together do no more than one layer could.', run.length, layer.name, last.name, next.name),
    advice: l10n.t('give hidden layers an activation'),
    range: layer.source.callee,
    layers: run.map((each) => each.layer.id),
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
