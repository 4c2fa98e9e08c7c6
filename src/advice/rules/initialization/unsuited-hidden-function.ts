import * as l10n from '@vscode/l10n';
import type { Finding } from '../../finding.js';
import { gatherBySource, inWords, rangeAtFault } from '../../gather.js';
import type { Neurons } from '../../network/network.js';
import type { Rule } from '../../rule.js';

/** What the two rules about functions that do not belong between layers have of their own. */
interface Unsuited extends Pick<Rule, 'id' | 'name' | 'severity' | 'title' | 'explanation' | 'sources' | 'bad' | 'good'> {
  /** The function, as Keras spells it. */
  readonly function: string;
  /** @param layers the layers in words */
  readonly message: (layers: string) => string;
}

/** A rule about a function that does not belong between layers. */
export function unsuitedHiddenFunction({ message, function: unsuited, ...rule }: Unsuited): Rule {
  const isAtFault = ({ activation, next }: Neurons): boolean => next !== null && activation !== null && activation !== 'unknown' && activation.name === unsuited;
  return {
    ...rule,
    isFixable: false,
    check: ({ networks }) =>
      gatherBySource(networks, isAtFault).map(({ source, members }): Finding => ({
        rule: rule.id,
        severity: rule.severity,
        message: message(inWords(members)),
        advice: l10n.t('use ReLU in hidden layers'),
        range: rangeAtFault(source, 'activation'),
        layers: members.map(({ layer }) => layer.id),
      })),
  };
}
