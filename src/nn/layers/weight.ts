import * as l10n from '@vscode/l10n';
import { unknown, type Config, type WeightSpec } from '../../spec/index.js';
import { maybeObject } from '../argument.js';

/**
 * A weight whose initializer, regularizer and constraint are the layer's arguments of a common prefix:
 * `kernel_initializer`, `kernel_regularizer`, `kernel_constraint`.
 */
export function weightSpec(
  name: string,
  shape: readonly number[],
  config: Config,
  prefix: string,
  trainable = true,
): WeightSpec {
  return {
    name,
    shape,
    trainable,
    initializer:
      maybeObject(config, `${prefix}_initializer`) ?? unknown(l10n.t('The initializer of "{0}" is None.', name)),
    regularizer: maybeObject(config, `${prefix}_regularizer`),
    constraint: maybeObject(config, `${prefix}_constraint`),
  };
}
