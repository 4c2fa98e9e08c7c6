import * as l10n from '@vscode/l10n';
import { unknown, type Unknown } from '../../../spec/index.js';
import type { Value } from './values.js';

/** Whether a value counts as true in a condition. */
export function truthOf(value: Value): boolean | Unknown {
  switch (value.kind) {
    case 'unknown':
      return value;
    case 'none':
      return false;
    case 'boolean':
      return value.value;
    case 'number':
      return value.value !== 0;
    case 'string':
      return value.value !== '';
    case 'tuple':
      return value.items.length > 0;
    case 'list':
      return value.uncertainty ?? value.items.length > 0;
    case 'dictionary':
      return value.entries.size > 0 || (value.uncertainty ?? false);
    case 'range':
      return value.step > 0 ? value.stop > value.start : value.stop < value.start;
    case 'host':
    case 'instance':
      return value.kind === 'host' && value.elements !== undefined
        ? unknown(l10n.t('Whether this is true is known only when the file runs.'))
        : true;
    default:
      return true;
  }
}
