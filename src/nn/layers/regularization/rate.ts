import * as l10n from '@vscode/l10n';
import { isUnknown, type Config } from '../../../spec/index.js';
import { argument, ArgumentError, numberArgument } from '../../argument.js';

/** @throws ArgumentError where the argument `rate` is known and not a share, from 0 to 1. */
export function requireRate(className: string, config: Config): void {
  if (isUnknown(argument(config, 'rate'))) return;
  const rate = numberArgument(config, 'rate');
  if (rate >= 0 && rate <= 1) return;
  throw new ArgumentError('rate', l10n.t('The "rate" of {0} must be from 0 to 1; it is {1}.', className, rate));
}
