import * as l10n from '@vscode/l10n';
import { glorotUniform, useInitializer } from '../../edits/use-initializer.js';
import type { Finding } from '../../finding.js';
import { areAllTheirCallsMake, gatherBySource, inWords, rangeAtFault } from '../../gather.js';
import { isHe, kernelInitializer } from '../../network/initializer.js';
import type { Neurons } from '../../network/network.js';
import type { Rule } from '../../rule.js';
import { fixWith } from '../place.js';
import { sigmoids, tanhs } from './activation-groups.js';
import { bad, good } from './squashing-with-he.examples.js';

/** He's weights under a function that is not a rectifier. */
export const squashingWithHe: Rule = {
  id: 'GL110',
  name: 'squashing-with-he',
  severity: 'hint',
  isFixable: true,
  title: () => l10n.t('He weights with tanh or sigmoid'),
  explanation: () => [
    l10n.t(
      'He\'s weights have twice the variance of LeCun\'s, to make up for the half of the signal that a rectifier drops. Tanh and sigmoid drop nothing, so their units start further out, where they are flatter, and saturate sooner. Glorot\'s weights, the default of Keras, are made for them.',
    ),
    l10n.t('In a shallow net the difference is small: this is a hint. In the output layer it makes none, and nothing is said.'),
  ],
  sources: ['Glorot and Bengio (2010), section 4.2.1, https://proceedings.mlr.press/v9/glorot10a.html', 'He, Zhang, Ren and Sun (2015), section 2.2, https://arxiv.org/abs/1502.01852'],
  bad,
  good,
  check: (context) =>
    gatherBySource(context.networks, isAtFault).map(({ source, members }): Finding => {
      const layers = members.map(({ layer }) => layer);
      const edits = areAllTheirCallsMake(context, layers)
        ? useInitializer(context.textOf(members[0].layer.source.range), members[0].layer, glorotUniform)
        : null;
      const name = nameOf(members[0]);
      return {
        rule: squashingWithHe.id,
        severity: squashingWithHe.severity,
        message: l10n.t('{0}: He weights are made for rectifiers; {1} saturates sooner with them than with Glorot\'s.', inWords(members), name),
        advice: l10n.t('use glorot_uniform with {0}', name),
        range: rangeAtFault(source, 'kernel_initializer'),
        layers: layers.map(({ id }) => id),
        ...fixWith(l10n.t('Use glorot_uniform for the weights'), edits),
      };
    }),
};

function isAtFault(neurons: Neurons): boolean {
  const initializer = kernelInitializer(neurons.layer);
  if (!neurons.isHidden || neurons.isNormalized || initializer === null || !isHe(initializer)) return false;
  return sigmoids.has(nameOf(neurons)) || tanhs.has(nameOf(neurons));
}

function nameOf({ activation }: Neurons): string {
  return activation === null || activation === 'unknown' ? '' : activation.name;
}
