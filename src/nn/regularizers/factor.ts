import * as l10n from '@vscode/l10n';
import type { Config } from '../../spec/index.js';
import { ArgumentError, optionalNumberArgument } from '../argument.js';

/**
 * How strong a penalty is.
 * @param otherwise What `None` stands for.
 * @throws ArgumentError where it is negative or not finite.
 */
export function factorArgument(config: Config, name: string, otherwise: number): number {
  const value = optionalNumberArgument(config, name) ?? otherwise;
  if (Number.isFinite(value) && value >= 0) return value;
  throw new ArgumentError(name, l10n.t('"{0}" must be a number of 0 or more; it is {1}.', name, value));
}
