import * as l10n from '@vscode/l10n';
import { isUnknown, type Config, type Maybe } from '../../spec/index.js';
import { argument, numberArgument } from '../argument.js';
import { ShapeError } from '../definition.js';

/**
 * An argument that counts something: `units`, `num_heads`.
 * @throws ShapeError where it is not a positive whole number.
 */
export function countOf(className: string, config: Config, name: string): Maybe<number> {
  const value = argument(config, name);
  if (isUnknown(value)) return value;
  const count = numberArgument(config, name);
  if (Number.isInteger(count) && count > 0) return count;
  throw new ShapeError(l10n.t('The "{0}" of {1} must be a positive whole number; it is {2}.', name, className, count));
}

/** {@link countOf} where `None` stands for something else; that is null. */
export function optionalCountOf(className: string, config: Config, name: string): Maybe<number> | null {
  return argument(config, name) === null ? null : countOf(className, config, name);
}
