import * as l10n from '@vscode/l10n';
import { heNormal, useInitializer } from '../../edits/use-initializer.js';
import type { Finding, Severity } from '../../finding.js';
import { areAllTheirCallsMake, gatherBySource, inWords, rangeAtFault, type Gathered } from '../../gather.js';
import { isGlorot, kernelInitializer } from '../../network/initializer.js';
import type { Neurons } from '../../network/network.js';
import type { Rule, RuleContext } from '../../rule.js';
import { rectifiers } from './activation-groups.js';
import { bad, good } from './relu-with-glorot.examples.js';
import { longestRun, plainRuns } from './plain-runs.js';

/** From this many layers in a row on, the lost signal is worth knowing about: at 10, gradients shrink about 30 times. */
const deep = 10;

/** ReLU and its kin over weights that were balanced for tanh. */
export const reluWithGlorot: Rule = {
  id: 'GL101',
  name: 'relu-with-glorot',
  severity: 'hint',
  isFixable: true,
  title: () => l10n.t('ReLU with Glorot weights'),
  explanation: () => [
    l10n.t(
      'Keras starts kernels with `glorot_uniform` unless you say otherwise. Glorot and Bengio chose its variance, 2 / (fan-in + fan-out), for units that are linear around zero, as tanh is. A ReLU unit passes only the positive half, so the variance of the signal, and of the gradient on its way back, falls by about half at every layer.',
    ),
    l10n.t(
      'He initialization doubles the variance, to 2 / fan-in, and so makes up for the half that is lost. Write `kernel_initializer="he_normal"` (or `"he_uniform"`) in layers whose units are ReLU, leaky ReLU, PReLU, GELU, SiLU or Mish.',
    ),
    l10n.t(
      'Depth decides how much this matters. Measured on Fashion-MNIST at the first step, hidden layers of 100 units, norm of the gradient of the first kernel: with 5 layers 0.4 (Glorot) against 2.5 (He), with 10 layers 0.06 against 1.9, with 20 layers 0.001 against 2.4. So this is a hint in shallow nets, and information from 10 layers in a row. Layers that are followed by a normalization are passed over, since it sets the scale anew; and so is ELU, whose gradients were measured to be healthy with Glorot weights (0.5 with 20 layers).',
    ),
  ],
  sources: [
    'He, Zhang, Ren and Sun (2015), Delving Deep into Rectifiers, section 2.2, https://arxiv.org/abs/1502.01852',
    'Glorot and Bengio (2010), Understanding the difficulty of training deep feedforward neural networks, https://proceedings.mlr.press/v9/glorot10a.html',
    'Keras, keras/src/initializers/random_initializers.py (HeNormal, GlorotUniform)',
    'The measurements: scripts/measure-initial-gradients.py',
  ],
  bad,
  good,
  check(context) {
    const isAtFault = (each: Neurons): boolean => each.isHidden && !each.isNormalized && rectifierOf(each) !== null && hasGlorot(each);
    const runs = plainRuns(context.networks, isAtFault);
    return gatherBySource(context.networks, isAtFault).map((gathered) =>
      findingOf(context, gathered, longestRun(runs, gathered.members).length),
    );
  },
};

function hasGlorot({ layer }: Neurons): boolean {
  const initializer = kernelInitializer(layer);
  return initializer !== null && isGlorot(initializer);
}

/** The name of the rectifier as people write it, or null where the units are something else. */
function rectifierOf({ activation }: Neurons): string | null {
  if (activation === null || activation === 'unknown') return null;
  return rectifiers.get(activation.name) ?? null;
}

function findingOf(context: RuleContext, { source, members }: Gathered, inARow: number): Finding {
  const [first] = members;
  const rectifier = rectifierOf(first) ?? '';
  const severity: Severity = inARow >= deep ? 'information' : 'hint';
  const layers = members.map(({ layer }) => layer);
  const edits = areAllTheirCallsMake(context, layers) ? useInitializer(context.textOf(first.layer.source.range), first.layer, heNormal) : null;
  const message =
    severity === 'hint'
      ? l10n.t('{0}: {1} with Glorot weights lets the signal shrink at every layer; he_normal makes up for it.', inWords(members), rectifier)
      : l10n.t(
          '{0}: {1} with Glorot weights, {2} layers in a row without normalization. Signal and gradients shrink at every one of them; he_normal makes up for it.',
          inWords(members),
          rectifier,
          inARow,
        );
  return {
    rule: reluWithGlorot.id,
    severity,
    message,
    advice: l10n.t('use he_normal with {0}', rectifier),
    range: rangeAtFault(source, 'kernel_initializer', 'activation'),
    layers: layers.map(({ id }) => id),
    ...(edits !== null && { fix: { title: l10n.t('Use he_normal for the weights'), edits } }),
  };
}
