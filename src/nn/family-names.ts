import * as l10n from '@vscode/l10n';
import type { Family } from './definition.js';
import { catalogueOf } from './families.js';

/** Why a name is not known, with the known names that come nearest. */
export function unknownName(family: Family, name: string): string {
  const nearest = catalogueOf(family)?.nearest(name) ?? [];
  const problem = l10n.t('"{0}" is not {1} that GradLens knows.', name, familyName(family));
  if (nearest.length === 0) return problem;
  const names = nearest.map((spelling) => `"${spelling}"`).join(', ');
  return `${problem} ${l10n.t('The nearest that it knows: {0}.', names)}`;
}

/** A family with its article, as it stands in a sentence. */
export function familyName(family: Family): string {
  switch (family) {
    case 'activation':
      return l10n.t('an activation');
    case 'initializer':
      return l10n.t('an initializer');
    case 'regularizer':
      return l10n.t('a regularizer');
    case 'constraint':
      return l10n.t('a constraint');
    case 'loss':
      return l10n.t('a loss');
    case 'metric':
      return l10n.t('a metric');
    case 'optimizer':
      return l10n.t('an optimizer');
    case 'schedule':
      return l10n.t('a learning rate schedule');
  }
}
