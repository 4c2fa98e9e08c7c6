import * as l10n from '@vscode/l10n';
import { lecunNormal, useInitializer } from '../../edits/use-initializer.js';
import type { Finding } from '../../finding.js';
import { areAllTheirCallsMake, gatherBySource, inWords, rangeAtFault, type Gathered } from '../../gather.js';
import { isLecun, kernelInitializer } from '../../network/initializer.js';
import type { Neurons } from '../../network/network.js';
import type { Rule, RuleContext } from '../../rule.js';
import { bad, good } from './selu-without-lecun.examples.js';

/** SELU over weights that break its self-normalization. */
export const seluWithoutLecun: Rule = {
  id: 'GL102',
  name: 'selu-without-lecun',
  severity: 'information',
  isFixable: true,
  title: () => l10n.t('SELU without LeCun weights'),
  explanation: () => [
    l10n.t(
      'A net of SELU units normalizes itself: layer after layer, the mean of its activations is drawn to 0 and their standard deviation to 1. The proof needs weights of mean 0 and variance 1 / fan-in, which is LeCun initialization. Keras does not choose it for you: without `kernel_initializer="lecun_normal"` (or `"lecun_uniform"`) a layer starts with Glorot weights.',
    ),
    l10n.t(
      'Glorot weights have the same variance where a layer has as many inputs as units, and another one elsewhere, most of all in the first layer. He weights have twice the variance, outside of what the proof allows. Measured on Fashion-MNIST at the first step, 20 hidden layers of 100 units, norm of the gradient of the first kernel: 7 with LeCun, 8 with Glorot, 65 with He.',
    ),
    l10n.t(
      'The other conditions: inputs that are standardized (mean 0, standard deviation 1), a plain chain of layers, and `AlphaDropout` in the place of `Dropout`.',
    ),
  ],
  sources: [
    'Klambauer, Unterthiner, Mayr and Hochreiter (2017), Self-Normalizing Neural Networks, theorem 1 and section 3, https://arxiv.org/abs/1706.02515',
    'Keras, keras/src/activations/activations.py (selu)',
    'The measurements: scripts/measure-initial-gradients.py',
  ],
  bad,
  good,
  check: (context) => gatherBySource(context.networks, isAtFault).map((gathered) => findingOf(context, gathered)),
};

function isAtFault({ layer, activation, isHidden, isNormalized }: Neurons): boolean {
  if (!isHidden || isNormalized || activation === null || activation === 'unknown' || activation.name !== 'selu') return false;
  const initializer = kernelInitializer(layer);
  return initializer !== null && !isLecun(initializer);
}

function findingOf(context: RuleContext, { source, members }: Gathered): Finding {
  const [first] = members;
  const layers = members.map(({ layer }) => layer);
  const edits = areAllTheirCallsMake(context, layers) ? useInitializer(context.textOf(first.layer.source.range), first.layer, lecunNormal) : null;
  return {
    rule: seluWithoutLecun.id,
    severity: seluWithoutLecun.severity,
    message: l10n.t(
      '{0}: SELU normalizes itself only with LeCun weights, and this starts with {1}. Use lecun_normal.',
      inWords(members),
      kernelInitializer(first.layer)?.className ?? '',
    ),
    advice: l10n.t('use lecun_normal with SELU'),
    range: rangeAtFault(source, 'kernel_initializer', 'activation'),
    layers: layers.map(({ id }) => id),
    ...(edits !== null && { fix: { title: l10n.t('Use lecun_normal for the weights'), edits } }),
  };
}
