import * as l10n from '@vscode/l10n';
import { isConfigObject } from '../../../spec/index.js';
import { removeArgument } from '../../edits/remove-argument.js';
import type { Finding } from '../../finding.js';
import { areAllTheirCallsMake, gatherBySource, inWords, rangeAtFault } from '../../gather.js';
import type { Neurons } from '../../network/network.js';
import type { Rule } from '../../rule.js';
import { fixWith } from '../place.js';
import { bad, good } from './dead-relu-risk.examples.js';

/** Sums of healthy layers are within about 3 deviations of 0; a bias below that shuts most units. */
const shutting = -1;

/** Biases that shut rectifiers before training begins. */
export const deadReluRisk: Rule = {
  id: 'GL114',
  name: 'dead-relu-risk',
  severity: 'warning',
  isFixable: true,
  title: () => l10n.t('A negative bias that shuts ReLU units'),
  explanation: () => [
    l10n.t(
      'A ReLU unit whose sum is below 0 for every sample gives 0 and gets no gradient: it is dead and stays so. Sums of layers with the usual weights are around 0 with a deviation of about 1, so a bias of -1 shuts most samples out, and one of -5 all of them.',
    ),
    l10n.t('Start biases at 0, the default. Units that die later, of too high a learning rate, show while training.'),
  ],
  sources: ['Lu, Shin, Su and Karniadakis (2020), Dying ReLU and Initialization, https://arxiv.org/abs/1903.06733', 'Goodfellow, Bengio and Courville (2016), Deep Learning, section 6.3.1, https://www.deeplearningbook.org'],
  bad,
  good,
  check: (context) =>
    gatherBySource(context.networks, (each) => isAtFault(each)).map(({ source, members }): Finding => {
      const layers = members.map(({ layer }) => layer);
      const edits = areAllTheirCallsMake(context, layers) ? removeArgument(context.textOf(source.range), source, 'bias_initializer') : null;
      return {
        rule: deadReluRisk.id,
        severity: deadReluRisk.severity,
        message: l10n.t('{0}: with a bias of {1} most ReLU units give 0 for every sample and get no gradient.', inWords(members), biasOf(members[0]) ?? 0),
        advice: l10n.t('start biases at 0'),
        range: rangeAtFault(source, 'bias_initializer'),
        layers: layers.map(({ id }) => id),
        ...fixWith(l10n.t('Remove bias_initializer'), edits),
      };
    }),
};

function isAtFault(neurons: Neurons): boolean {
  const { activation, isHidden, isNormalized } = neurons;
  if (!isHidden || isNormalized || activation === null || activation === 'unknown' || activation.name !== 'relu') return false;
  const bias = biasOf(neurons);
  return bias !== null && bias <= shutting;
}

/** The number that all biases start at; null where they do not start at one, or the file does not tell. */
function biasOf({ layer }: Neurons): number | null {
  const initializer = layer.config['bias_initializer'];
  const value = isConfigObject(initializer) && initializer.className === 'Constant' ? initializer.config['value'] : null;
  return typeof value === 'number' ? value : null;
}
