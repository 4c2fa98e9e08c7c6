import * as l10n from '@vscode/l10n';
import type { Finding } from '../../finding.js';
import { gatherBySource, inWords, rangeAtFault } from '../../gather.js';
import type { Neurons } from '../../network/network.js';
import type { Rule } from '../../rule.js';
import { rectifiers, sigmoids } from './activation-groups.js';
import { bad, good } from './saturating-hidden-activation.examples.js';

/** A sigmoid among rectifiers. */
export const saturatingHiddenActivation: Rule = {
  id: 'GL107',
  name: 'saturating-hidden-activation',
  severity: 'information',
  isFixable: false,
  title: () => l10n.t('A sigmoid hidden layer in a net of rectifiers'),
  explanation: () => [
    l10n.t(
      'The slope of a sigmoid is 1/4 at most and nearly 0 for inputs beyond ±5, so one such layer lets at most a quarter of the gradient through to all layers before it, and none where its units are saturated. Its outputs are all positive, which pushes the weights behind it in one direction together.',
    ),
    l10n.t('Where the other hidden layers are rectifiers, a sigmoid among them is seldom meant, unless it is a gate that multiplies something: those are passed over.'),
  ],
  sources: ['LeCun, Bottou, Orr and Müller (1998), Efficient BackProp, section 4.4', 'Glorot and Bengio (2010), https://proceedings.mlr.press/v9/glorot10a.html'],
  bad,
  good,
  check({ networks }) {
    const mixed = networks.filter(({ neurons }) => neurons.some((each) => each.isHidden && rectifiers.has(nameOf(each) ?? '')));
    return gatherBySource(mixed, isSaturating).map(({ source, members }): Finding => ({
      rule: saturatingHiddenActivation.id,
      severity: saturatingHiddenActivation.severity,
      message: l10n.t('{0}: {1} in a hidden layer, where the others are rectifiers; it lets a quarter of the gradient through at most.', inWords(members), nameOf(members[0]) ?? ''),
      advice: l10n.t('use ReLU in hidden layers'),
      range: rangeAtFault(source, 'activation'),
      layers: members.map(({ layer }) => layer.id),
    }));
  },
};

/** Only where its output goes to the next layer and nowhere else: a gate's goes into a product. */
const isSaturating = (neurons: Neurons): boolean => neurons.next !== null && !neurons.isNormalized && sigmoids.has(nameOf(neurons) ?? '');

function nameOf({ activation }: Neurons): string | null {
  return activation === null || activation === 'unknown' ? null : activation.name;
}
